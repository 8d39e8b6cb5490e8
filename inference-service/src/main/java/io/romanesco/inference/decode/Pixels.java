package io.romanesco.inference.decode;

/**
 * A decoded picture.
 *
 * @param width pixels in a row, 1 or more
 * @param height rows, 1 or more
 * @param rgb {@code width * height * 3} unsigned bytes: red, green, blue of each pixel, row by row
 *     from the top left. The array is shared, not copied: do not change it
 */
public record Pixels(int width, int height, byte[] rgb) {

    public Pixels {
        if (width < 1 || height < 1 || rgb.length != width * height * 3) {
            throw new IllegalArgumentException(
                    "%d x %d pixels do not fit %d bytes".formatted(width, height, rgb.length));
        }
    }
}

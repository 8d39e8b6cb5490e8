package io.romanesco.inference.decode;

/**
 * The size that a picture, as seen, must still have after it was scaled while decoding: the input
 * size of the model, or what covers the inputs of several.
 *
 * @param width pixels, 1 or more
 * @param height pixels, 1 or more
 */
public record MinimumSize(int width, int height) {

    /** No scaling, however large the picture. */
    public static final MinimumSize FULL = new MinimumSize(Integer.MAX_VALUE, Integer.MAX_VALUE);

    /** The size that covers both. */
    public MinimumSize covering(MinimumSize other) {
        return new MinimumSize(Math.max(width, other.width), Math.max(height, other.height));
    }
}

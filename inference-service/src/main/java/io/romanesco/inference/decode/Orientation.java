package io.romanesco.inference.decode;

/** Rotates and mirrors a picture by its EXIF orientation. */
final class Orientation {

    private Orientation() {}

    /**
     * Applies the orientation.
     *
     * @param stored the picture as stored
     * @param orientation 1 to 8, as in EXIF tag 0x0112
     * @return the picture as it should be seen
     */
    static Pixels apply(Pixels stored, int orientation) {
        int w = stored.width();
        int h = stored.height();
        // The start index in the source, and the source steps to the next column and row of the
        // result.
        return switch (orientation) {
            case 2 -> walk(stored, w, h, w - 1, -1, w);
            case 3 -> walk(stored, w, h, w * h - 1, -1, -w);
            case 4 -> walk(stored, w, h, w * (h - 1), 1, -w);
            case 5 -> walk(stored, h, w, 0, w, 1);
            case 6 -> walk(stored, h, w, w * (h - 1), -w, 1);
            case 7 -> walk(stored, h, w, w * h - 1, -w, -1);
            case 8 -> walk(stored, h, w, w - 1, w, -1);
            default -> stored;
        };
    }

    private static Pixels walk(
            Pixels stored, int width, int height, int start, int columnStep, int rowStep) {
        byte[] from = stored.rgb();
        byte[] to = new byte[from.length];
        int target = 0;
        for (int y = 0; y < height; y++) {
            int source = (start + y * rowStep) * 3;
            for (int x = 0; x < width; x++) {
                to[target++] = from[source];
                to[target++] = from[source + 1];
                to[target++] = from[source + 2];
                source += columnStep * 3;
            }
        }
        return new Pixels(width, height, to);
    }
}

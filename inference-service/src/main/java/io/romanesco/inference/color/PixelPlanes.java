package io.romanesco.inference.color;

/** A block of pixels as one array for each channel. */
final class PixelPlanes {

    private final int[] red;
    private final int[] green;
    private final int[] blue;
    private final double[] distances;

    PixelPlanes(int size) {
        red = new int[size];
        green = new int[size];
        blue = new int[size];
        distances = new double[size];
    }

    /** Unpacks {@code length} pixels of interleaved RGB, starting with pixel {@code from}. */
    void unpack(byte[] rgb, int from, int length) {
        for (int i = 0, at = from * 3; i < length; i++, at += 3) {
            red[i] = rgb[at] & 0xff;
            green[i] = rgb[at + 1] & 0xff;
            blue[i] = rgb[at + 2] & 0xff;
        }
    }

    /** Sum of the distances of the first {@code length} pixels to a colour, 0xRRGGBB. */
    double distances(int color, int length) {
        int r = color >> 16 & 0xff;
        int g = color >> 8 & 0xff;
        int b = color & 0xff;
        for (int i = 0; i < length; i++) {
            int dr = red[i] - r;
            int dg = green[i] - g;
            int db = blue[i] - b;
            distances[i] = Math.sqrt((double) (dr * dr + dg * dg + db * db));
        }
        return Sums.of(distances, length);
    }
}

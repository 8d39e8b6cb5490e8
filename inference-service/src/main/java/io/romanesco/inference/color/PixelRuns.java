package io.romanesco.inference.color;

/**
 * Sums over runs of neighbouring pixels, which bound the sum of their distances to a colour. With s
 * the sum of n pixels, q the sum of their squares and c the colour, the sum of the distances |x −
 * c| is
 *
 * <ul>
 *   <li>at least |s − n c|, by the triangle inequality;
 *   <li>at most √(n Σ|x − c|²) = √(n (q − 2 c·s + n |c|²)), by the Cauchy-Schwarz inequality.
 * </ul>
 *
 * Neighbours in photographs are alike, so the bounds are close. The terms under the roots are
 * exact: ints of at most 3 (32 · 255)² = 199,756,800.
 */
final class PixelRuns {

    /** Pixels in a run. */
    static final int LENGTH = 32;

    private final int[] red;
    private final int[] green;
    private final int[] blue;
    private final int[] squares;
    private final double[] roots;

    /**
     * @param capacity runs
     */
    PixelRuns(int capacity) {
        red = new int[capacity];
        green = new int[capacity];
        blue = new int[capacity];
        squares = new int[capacity];
        roots = new double[capacity];
    }

    /**
     * Reads runs from interleaved RGB.
     *
     * @param from the first pixel
     * @param runs number of runs, all of the same length
     * @param length pixels in each run, at most {@link #LENGTH}
     */
    void take(byte[] rgb, int from, int runs, int length) {
        int at = from * 3;
        for (int run = 0; run < runs; run++) {
            int sumRed = 0;
            int sumGreen = 0;
            int sumBlue = 0;
            int sumSquares = 0;
            for (int end = at + length * 3; at < end; at += 3) {
                int r = rgb[at] & 0xff;
                int g = rgb[at + 1] & 0xff;
                int b = rgb[at + 2] & 0xff;
                sumRed += r;
                sumGreen += g;
                sumBlue += b;
                sumSquares += r * r + g * g + b * b;
            }
            red[run] = sumRed;
            green[run] = sumGreen;
            blue[run] = sumBlue;
            squares[run] = sumSquares;
        }
    }

    /** Lower bound of the sum of distances of all pixels to a colour, 0xRRGGBB. */
    double atLeast(int color, int runs, int length) {
        int r = length * (color >> 16 & 0xff);
        int g = length * (color >> 8 & 0xff);
        int b = length * (color & 0xff);
        for (int i = 0; i < runs; i++) {
            int dr = red[i] - r;
            int dg = green[i] - g;
            int db = blue[i] - b;
            roots[i] = Math.sqrt((double) (dr * dr + dg * dg + db * db));
        }
        return Sums.of(roots, runs);
    }

    /** Upper bound of the sum of distances of all pixels to a colour, 0xRRGGBB. */
    double atMost(int color, int runs, int length) {
        int r = color >> 16 & 0xff;
        int g = color >> 8 & 0xff;
        int b = color & 0xff;
        int square = length * (r * r + g * g + b * b);
        for (int i = 0; i < runs; i++) {
            int product = r * red[i] + g * green[i] + b * blue[i];
            roots[i] = Math.sqrt((double) (length * (squares[i] - 2 * product + square)));
        }
        return Sums.of(roots, runs);
    }
}

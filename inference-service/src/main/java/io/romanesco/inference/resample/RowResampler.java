package io.romanesco.inference.resample;

/** Resamples rows of interleaved RGB from one width to another. Results are ints of 0..255. */
final class RowResampler {

    private static final int CHANNELS = 3;

    private final Taps taps;

    RowResampler(Axis axis) {
        taps = Taps.of(axis);
    }

    static void unpack(byte[] rgb, int at, int[] row) {
        for (int i = 0; i < row.length; i++) {
            row[i] = rgb[at + i] & 0xff;
        }
    }

    /**
     * Resamples one row.
     *
     * @param row its start in {@code rgb}
     * @param to receives three samples for each wanted column
     */
    void resample(byte[] rgb, int row, int[] to) {
        int[] starts = taps.starts();
        int[] counts = taps.counts();
        int[] weights = taps.weights();
        int stride = taps.stride();
        for (int x = 0, target = 0; x < starts.length; x++, target += CHANNELS) {
            int red = Taps.HALF;
            int green = Taps.HALF;
            int blue = Taps.HALF;
            int at = row + starts[x] * CHANNELS;
            int end = at + counts[x] * CHANNELS;
            for (int weight = x * stride; at < end; at += CHANNELS, weight++) {
                int w = weights[weight];
                red += w * (rgb[at] & 0xff);
                green += w * (rgb[at + 1] & 0xff);
                blue += w * (rgb[at + 2] & 0xff);
            }
            to[target] = red >> Taps.PRECISION;
            to[target + 1] = green >> Taps.PRECISION;
            to[target + 2] = blue >> Taps.PRECISION;
        }
    }
}

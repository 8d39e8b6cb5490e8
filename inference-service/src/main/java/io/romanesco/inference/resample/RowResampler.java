package io.romanesco.inference.resample;

/**
 * Resamples rows of interleaved RGB from one width to another. Results are ints of 0..255: the JIT
 * compiler vectorises multiply-add loops over ints but not over bytes. Keeps working buffers: use
 * one instance per thread.
 */
final class RowResampler {

    private static final int CHANNELS = 3;

    private final Taps taps;
    private final boolean enlarges;
    private final int[] row;
    private final int[] pairs;
    private final int[] chosen;
    private final int[] firstWeights;
    private final int[] secondWeights;

    RowResampler(int inputWidth, int outputWidth) {
        taps = Taps.of(inputWidth, outputWidth);
        enlarges = taps.most() <= 2;
        row = new int[inputWidth * CHANNELS];
        pairs = new int[row.length];
        chosen = new int[outputWidth * CHANNELS];
        firstWeights = new int[chosen.length];
        secondWeights = new int[chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            firstWeights[i] = taps.weights()[i / CHANNELS * taps.stride()];
            secondWeights[i] = taps.weights()[i / CHANNELS * taps.stride() + 1];
        }
    }

    /**
     * Resamples one row.
     *
     * @param at start of the row in {@code rgb}
     * @param to receives {@code outputWidth * 3} samples
     */
    void resample(byte[] rgb, int at, int[] to) {
        if (enlarges) {
            unpack(rgb, at, row);
            pair(row, pairs);
            choose(pairs, taps.starts(), chosen);
            mix(chosen, firstWeights, secondWeights, to);
        } else {
            shrink(rgb, at, to);
        }
    }

    static void unpack(byte[] rgb, int at, int[] row) {
        for (int i = 0; i < row.length; i++) {
            row[i] = rgb[at + i] & 0xff;
        }
    }

    /**
     * Packs each sample with that of the next pixel in the upper half. The last pixel has no next
     * one.
     */
    private static void pair(int[] row, int[] pairs) {
        int last = row.length - CHANNELS;
        for (int i = 0; i < last; i++) {
            pairs[i] = row[i] | row[i + CHANNELS] << 16;
        }
        System.arraycopy(row, last, pairs, last, CHANNELS);
    }

    /** The only loop that gathers by index, which cannot be vectorised. */
    private static void choose(int[] pairs, int[] pixels, int[] chosen) {
        for (int x = 0, to = 0; x < pixels.length; x++, to += CHANNELS) {
            int from = pixels[x] * CHANNELS;
            chosen[to] = pairs[from];
            chosen[to + 1] = pairs[from + 1];
            chosen[to + 2] = pairs[from + 2];
        }
    }

    private static void mix(int[] pairs, int[] first, int[] second, int[] to) {
        for (int i = 0; i < to.length; i++) {
            int sum = first[i] * (pairs[i] & 0xffff) + second[i] * (pairs[i] >>> 16);
            to[i] = sum + Taps.HALF >> Taps.PRECISION;
        }
    }

    private void shrink(byte[] rgb, int row, int[] to) {
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

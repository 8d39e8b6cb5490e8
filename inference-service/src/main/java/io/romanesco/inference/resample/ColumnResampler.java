package io.romanesco.inference.resample;

import java.util.Arrays;

/**
 * Resamples the columns of a picture whose rows arrive one by one from the top. It keeps as many
 * rows as one output row needs. Samples are ints of 0..255, see {@link RowResampler}: the JIT
 * compiler vectorises multiply-add loops over ints but not over bytes.
 */
final class ColumnResampler {

    private final Taps taps;
    private final int[][] rows;
    private int taken;

    ColumnResampler(Axis axis, int rowLength) {
        taps = Taps.of(axis);
        rows = new int[taps.most()][rowLength];
    }

    /** Starts a new picture. Rows above the first wanted one are skipped. */
    void begin() {
        taken = taps.starts()[0];
    }

    /** Whether the output row needs an input row that has not arrived yet. */
    boolean needs(int output) {
        return taken < taps.starts()[output] + taps.counts()[output];
    }

    /** The buffer for the next input row, which the caller fills. */
    int[] next() {
        return rows[taken++ % rows.length];
    }

    /** The number of input rows so far, with those that were skipped. */
    int taken() {
        return taken;
    }

    /** Computes an output row from the input rows that have arrived. */
    void resample(int output, int[] to) {
        int start = taps.starts()[output];
        int weight = output * taps.stride();
        Arrays.fill(to, Taps.HALF);
        for (int k = 0; k < taps.counts()[output]; k++) {
            add(row(start + k), taps.weights()[weight + k], to);
        }
        scale(to);
    }

    private int[] row(int input) {
        return rows[input % rows.length];
    }

    private static void add(int[] row, int weight, int[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += weight * row[i];
        }
    }

    private static void scale(int[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] >>= Taps.PRECISION;
        }
    }
}

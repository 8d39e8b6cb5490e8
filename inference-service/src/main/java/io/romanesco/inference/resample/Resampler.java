package io.romanesco.inference.resample;

import io.romanesco.inference.resample.PictureResize.RowTarget;

/**
 * Resamples pictures of one size to another, row by row, so that the working set stays in the
 * processor's cache.
 */
final class Resampler {

    private final Axis horizontal;
    private final Axis vertical;
    private final boolean columnsFirst;
    private final RowResampler across;
    private final ColumnResampler down;
    private final int[] between;
    private final byte[] betweenBytes;
    private final int[] samples;
    private final byte[] bytes;

    Resampler(Axis horizontal, Axis vertical) {
        this.horizontal = horizontal;
        this.vertical = vertical;
        columnsFirst = columnsFirst(horizontal, vertical);
        across = new RowResampler(horizontal);
        int rowLength = (columnsFirst ? horizontal.input() : horizontal.count()) * 3;
        down = new ColumnResampler(vertical, rowLength);
        between = new int[horizontal.input() * 3];
        betweenBytes = new byte[between.length];
        samples = new int[horizontal.count() * 3];
        bytes = new byte[samples.length];
    }

    /**
     * Pillow 13 (pull request 9549) resamples columns first where the height shrinks much more than
     * the width. The order shows in the last bit.
     */
    private static boolean columnsFirst(Axis across, Axis down) {
        return down.input() > down.output()
                && down.input() - down.output() > 2 * (across.input() - across.output());
    }

    boolean isFor(Axis wantedAcross, Axis wantedDown) {
        return horizontal.equals(wantedAcross) && vertical.equals(wantedDown);
    }

    /** Resamples one picture of interleaved RGB. */
    void resample(byte[] rgb, RowTarget rows) {
        down.begin();
        for (int y = 0; y < vertical.count(); y++) {
            while (down.needs(y)) {
                take(rgb);
            }
            if (columnsFirst) {
                down.resample(y, between);
                pack(between, betweenBytes);
                across.resample(betweenBytes, 0, samples);
            } else {
                down.resample(y, samples);
            }
            pack(samples, bytes);
            rows.row(y, bytes, 0);
        }
    }

    private void take(byte[] rgb) {
        int at = down.taken() * between.length;
        if (columnsFirst) {
            RowResampler.unpack(rgb, at, down.next());
        } else {
            across.resample(rgb, at, down.next());
        }
    }

    /** No clipping is needed: weights are not negative and sum to one within the rounding. */
    private static void pack(int[] row, byte[] bytes) {
        for (int i = 0; i < row.length; i++) {
            bytes[i] = (byte) row[i];
        }
    }
}

package io.romanesco.inference.resample;

import io.romanesco.inference.decode.Pixels;
import java.nio.ByteBuffer;

/**
 * Resamples pictures of one size to another, row by row, so that the working set stays in the
 * processor's cache.
 */
final class Resampler {

    private final int fromWidth;
    private final int fromHeight;
    private final boolean columnsFirst;
    private final RowResampler across;
    private final ColumnResampler down;
    private final int[] between;
    private final byte[] betweenBytes;
    private final int[] samples;
    private final byte[] bytes;
    private final int height;

    Resampler(int fromWidth, int fromHeight, int width, int height) {
        this.fromWidth = fromWidth;
        this.fromHeight = fromHeight;
        this.height = height;
        columnsFirst = columnsFirst(fromWidth, fromHeight, width, height);
        across = new RowResampler(fromWidth, width);
        down = new ColumnResampler(fromHeight, height, (columnsFirst ? fromWidth : width) * 3);
        between = new int[fromWidth * 3];
        betweenBytes = new byte[between.length];
        samples = new int[width * 3];
        bytes = new byte[width * 3];
    }

    /**
     * Pillow 13 (pull request 9549) resamples columns first where the height shrinks much more than
     * the width. The order shows in the last bit.
     */
    private static boolean columnsFirst(int fromWidth, int fromHeight, int width, int height) {
        return fromHeight > height && fromHeight - height > 2 * (fromWidth - width);
    }

    boolean isFor(Pixels picture) {
        return picture.width() == fromWidth && picture.height() == fromHeight;
    }

    /** Resamples one picture of interleaved RGB. */
    void resample(byte[] rgb, ByteBuffer target) {
        down.begin();
        for (int y = 0; y < height; y++) {
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
            target.put(bytes);
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

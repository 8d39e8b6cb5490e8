package io.romanesco.inference.vision;

import io.romanesco.inference.decode.Pixels;
import java.util.Arrays;

/**
 * Stretches a picture to a fixed size exactly as Pillow's {@code Image.resize((w, h),
 * Image.BILINEAR)} does, in two passes with 8 bits between them, so that models see here what they
 * saw in training. Keeps its working memory and the weights of the last size: one instance per
 * thread.
 */
final class BilinearResize {

    private static final int HALF = 1 << Taps.PRECISION - 1;

    private final int width;
    private final int height;
    private byte[] between = new byte[0];
    private int[] sums = new int[0];
    private Taps across;
    private Taps down;

    BilinearResize(int width, int height) {
        this.width = width;
        this.height = height;
        this.across = Taps.of(width, width);
        this.down = Taps.of(height, height);
    }

    /**
     * Resizes.
     *
     * @param picture any size
     * @param target takes {@code width * height * 3} bytes of interleaved RGB
     */
    void resize(Pixels picture, byte[] target) {
        int fromWidth = picture.width();
        int fromHeight = picture.height();
        if (fromWidth == width && fromHeight == height) {
            System.arraycopy(picture.rgb(), 0, target, 0, target.length);
        } else if (fromHeight == height) {
            horizontal(picture.rgb(), fromWidth, height, target);
        } else if (fromWidth == width) {
            vertical(picture.rgb(), width, fromHeight, target);
        } else if (verticalFirst(fromWidth, fromHeight)) {
            reserve(fromWidth * height * 3);
            vertical(picture.rgb(), fromWidth, fromHeight, between);
            horizontal(between, fromWidth, height, target);
        } else {
            reserve(width * fromHeight * 3);
            horizontal(picture.rgb(), fromWidth, fromHeight, between);
            vertical(between, width, fromHeight, target);
        }
    }

    /**
     * Pillow 13 (pull request 9549) takes rows first where far more of them go than columns; the
     * order shows in the last bit.
     */
    private boolean verticalFirst(int fromWidth, int fromHeight) {
        return fromHeight > height && fromHeight - height > 2 * (fromWidth - width);
    }

    private void reserve(int length) {
        if (between.length < length) {
            between = new byte[length];
        }
    }

    private void horizontal(byte[] from, int fromWidth, int rows, byte[] to) {
        across = across.inputSize() == fromWidth ? across : Taps.of(fromWidth, width);
        Taps taps = across;
        if (taps.most() <= 2) {
            TwoTaps.columns(taps, from, fromWidth, rows, to);
        } else {
            shrink(taps, from, fromWidth, rows, to);
        }
    }

    private void shrink(Taps taps, byte[] from, int fromWidth, int rows, byte[] to) {
        int[] starts = taps.starts();
        int[] counts = taps.counts();
        int[] weights = taps.weights();
        int stride = taps.stride();
        for (int y = 0, target = 0; y < rows; y++) {
            int row = y * fromWidth * 3;
            for (int x = 0; x < width; x++, target += 3) {
                int red = HALF;
                int green = HALF;
                int blue = HALF;
                int at = row + starts[x] * 3;
                int end = at + counts[x] * 3;
                for (int weight = x * stride; at < end; at += 3, weight++) {
                    int w = weights[weight];
                    red += w * (from[at] & 0xff);
                    green += w * (from[at + 1] & 0xff);
                    blue += w * (from[at + 2] & 0xff);
                }
                to[target] = clip(red);
                to[target + 1] = clip(green);
                to[target + 2] = clip(blue);
            }
        }
    }

    private void vertical(byte[] from, int columns, int fromHeight, byte[] to) {
        down = down.inputSize() == fromHeight ? down : Taps.of(fromHeight, height);
        Taps taps = down;
        int rowLength = columns * 3;
        if (taps.most() <= 2) {
            TwoTaps.rows(taps, from, rowLength, to);
            return;
        }
        if (sums.length < rowLength) {
            sums = new int[rowLength];
        }
        for (int y = 0; y < height; y++) {
            int weight = y * taps.stride();
            int row = taps.starts()[y] * rowLength;
            Arrays.fill(sums, 0, rowLength, HALF);
            for (int k = 0; k < taps.counts()[y]; k++, row += rowLength) {
                addRow(sums, from, row, rowLength, taps.weights()[weight + k]);
            }
            clipRow(sums, rowLength, to, y * rowLength);
        }
    }

    private static void addRow(int[] sums, byte[] from, int row, int length, int weight) {
        for (int i = 0; i < length; i++) {
            sums[i] += weight * (from[row + i] & 0xff);
        }
    }

    private static void clipRow(int[] sums, int length, byte[] to, int row) {
        for (int i = 0; i < length; i++) {
            to[row + i] = clip(sums[i]);
        }
    }

    /** Weights are not negative and add up to one, but for their rounding. */
    private static byte clip(int sum) {
        return (byte) Math.min(255, sum >> Taps.PRECISION);
    }
}

package io.romanesco.inference.vision;

import io.romanesco.inference.decode.Pixels;
import java.util.Arrays;

/**
 * Stretches a picture to a fixed size exactly as Pillow's {@code Image.resize((w, h),
 * Image.BILINEAR)} does, in two passes with 8 bits between them, so that models see here what they
 * saw in training. Keeps its working memory: one instance per thread.
 */
final class BilinearResize {

    private static final int HALF = 1 << Taps.PRECISION - 1;

    private final int width;
    private final int height;
    private byte[] between = new byte[0];
    private int[] sums = new int[0];

    BilinearResize(int width, int height) {
        this.width = width;
        this.height = height;
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
        Taps taps = Taps.of(fromWidth, width);
        for (int y = 0, target = 0; y < rows; y++) {
            int row = y * fromWidth * 3;
            for (int x = 0; x < width; x++, target += 3) {
                int red = HALF;
                int green = HALF;
                int blue = HALF;
                int at = row + taps.starts()[x] * 3;
                int weight = x * taps.stride();
                for (int k = 0; k < taps.counts()[x]; k++, at += 3) {
                    int w = taps.weights()[weight + k];
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
        Taps taps = Taps.of(fromHeight, height);
        int rowLength = columns * 3;
        if (sums.length < rowLength) {
            sums = new int[rowLength];
        }
        for (int y = 0; y < height; y++) {
            Arrays.fill(sums, 0, rowLength, HALF);
            for (int k = 0; k < taps.counts()[y]; k++) {
                int w = taps.weights()[y * taps.stride() + k];
                int row = (taps.starts()[y] + k) * rowLength;
                for (int i = 0; i < rowLength; i++) {
                    sums[i] += w * (from[row + i] & 0xff);
                }
            }
            for (int i = 0; i < rowLength; i++) {
                to[y * rowLength + i] = clip(sums[i]);
            }
        }
    }

    private static byte clip(int sum) {
        return (byte) Math.max(0, Math.min(255, sum >> Taps.PRECISION));
    }
}

package io.romanesco.inference.vision;

import io.romanesco.inference.decode.Pixels;

/**
 * Stretches a picture to a fixed size exactly as Pillow's {@code Image.resize((w, h),
 * Image.BILINEAR)} does, in two passes with 8 bits between them, so that models see here what they
 * saw in training. Keeps its working memory: one instance per thread.
 */
final class BilinearResize {

    private static final int HALF = 1 << Taps.PRECISION - 1;

    private final int width;
    private final int height;
    private final int[] sums;
    private byte[] narrowed = new byte[0];

    BilinearResize(int width, int height) {
        this.width = width;
        this.height = height;
        this.sums = new int[width * 3];
    }

    /**
     * Resizes.
     *
     * @param picture any size
     * @param target takes {@code width * height * 3} bytes of interleaved RGB
     */
    void resize(Pixels picture, byte[] target) {
        byte[] rows = picture.rgb();
        if (picture.width() != width) {
            horizontal(picture);
            rows = narrowed;
        }
        if (picture.height() == height) {
            System.arraycopy(rows, 0, target, 0, target.length);
        } else {
            vertical(rows, picture.height(), target);
        }
    }

    private void horizontal(Pixels picture) {
        int length = picture.height() * width * 3;
        if (narrowed.length < length) {
            narrowed = new byte[length];
        }
        Taps taps = Taps.of(picture.width(), width);
        byte[] from = picture.rgb();
        for (int y = 0, to = 0; y < picture.height(); y++) {
            int row = y * picture.width() * 3;
            for (int x = 0; x < width; x++, to += 3) {
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
                narrowed[to] = clip(red);
                narrowed[to + 1] = clip(green);
                narrowed[to + 2] = clip(blue);
            }
        }
    }

    private void vertical(byte[] rows, int inputHeight, byte[] target) {
        Taps taps = Taps.of(inputHeight, height);
        int rowLength = sums.length;
        for (int y = 0; y < height; y++) {
            java.util.Arrays.fill(sums, HALF);
            for (int k = 0; k < taps.counts()[y]; k++) {
                int w = taps.weights()[y * taps.stride() + k];
                int row = (taps.starts()[y] + k) * rowLength;
                for (int i = 0; i < rowLength; i++) {
                    sums[i] += w * (rows[row + i] & 0xff);
                }
            }
            for (int i = 0; i < rowLength; i++) {
                target[y * rowLength + i] = clip(sums[i]);
            }
        }
    }

    private static byte clip(int sum) {
        return (byte) Math.max(0, Math.min(255, sum >> Taps.PRECISION));
    }
}

package io.romanesco.rendering;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Arrays;

/** The picture that is drawn on. Coordinates outside it are clipped. Not thread-safe. */
final class Canvas {

    /** Larger pictures are shrunk: more detail would only make the JPEG large. */
    static final int MAX_PIXELS = 16_000_000;

    private static final int CHANNELS = 3;

    private final int width;
    private final int height;
    private final BufferedImage image;

    /** Blue, green, red of each pixel, row by row. */
    private final byte[] bgr;

    /** Gives a row of pixels as {@code 0xRRGGBB}. */
    @FunctionalInterface
    private interface Rows {
        void read(int y, int[] row);
    }

    private Canvas(int width, int height) {
        this.width = width;
        this.height = height;
        this.image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        this.bgr = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    }

    static Canvas of(int width, int height, byte[] rgb) {
        if (width < 1 || height < 1 || rgb.length != (long) width * height * CHANNELS) {
            throw new IllegalArgumentException(
                    "%d x %d pixels do not fit %d bytes".formatted(width, height, rgb.length));
        }
        return of(
                width,
                height,
                (y, row) -> {
                    for (int x = 0, at = y * width * CHANNELS; x < width; x++, at += CHANNELS) {
                        row[x] =
                                (rgb[at] & 0xff) << 16
                                        | (rgb[at + 1] & 0xff) << 8
                                        | rgb[at + 2] & 0xff;
                    }
                });
    }

    static Canvas of(BufferedImage picture) {
        int width = picture.getWidth();
        return of(
                width,
                picture.getHeight(),
                (y, row) -> picture.getRGB(0, y, width, 1, row, 0, width));
    }

    private static Canvas of(int width, int height, Rows rows) {
        int factor = 1;
        while ((long) (width / factor) * (height / factor) > MAX_PIXELS) {
            factor++;
        }
        Canvas canvas = new Canvas(Math.max(1, width / factor), Math.max(1, height / factor));
        canvas.copy(rows, width, height, factor);
        return canvas;
    }

    /** Copies a picture; each pixel is the mean of a square, or what there is of it. */
    private void copy(Rows rows, int fromWidth, int fromHeight, int factor) {
        int[] row = new int[fromWidth];
        int[] sums = new int[width * CHANNELS];
        for (int y = 0; y < height; y++) {
            Arrays.fill(sums, 0);
            int bottom = Math.min(fromHeight, (y + 1) * factor);
            for (int from = y * factor; from < bottom; from++) {
                rows.read(from, row);
                add(row, factor, sums);
            }
            int columns = Math.min(factor, fromWidth);
            int count = columns * (bottom - y * factor);
            for (int i = 0; i < sums.length; i++) {
                bgr[y * sums.length + i] = (byte) ((sums[i] + count / 2) / count);
            }
        }
    }

    private void add(int[] row, int factor, int[] sums) {
        for (int x = 0; x < width; x++) {
            int right = Math.min(row.length, (x + 1) * factor);
            for (int from = x * factor; from < right; from++) {
                for (int channel = 0; channel < CHANNELS; channel++) {
                    sums[x * CHANNELS + channel] += row[from] >> 8 * channel & 0xff;
                }
            }
        }
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    BufferedImage image() {
        return image;
    }

    /** Fills the pixels from x0, y0 up to, but not at, x1, y1. */
    void fill(int x0, int y0, int x1, int y1, int rgb) {
        blend(x0, y0, x1, y1, rgb, 1);
    }

    /**
     * Blends a rectangle with a colour.
     *
     * @param opacity 0: nothing changes; 1: the colour alone is left
     */
    void blend(int x0, int y0, int x1, int y1, int rgb, double opacity) {
        int weight = (int) Math.round(opacity * 256);
        int right = Math.min(width, x1);
        int bottom = Math.min(height, y1);
        for (int y = Math.max(0, y0); y < bottom; y++) {
            for (int x = Math.max(0, x0); x < right; x++) {
                int at = (y * width + x) * CHANNELS;
                for (int channel = 0; channel < CHANNELS; channel++) {
                    int below = bgr[at + channel] & 0xff;
                    int color = rgb >> 8 * channel & 0xff;
                    bgr[at + channel] = (byte) (below + ((color - below) * weight + 128 >> 8));
                }
            }
        }
    }
}

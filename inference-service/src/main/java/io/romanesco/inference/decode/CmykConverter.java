package io.romanesco.inference.decode;

import java.awt.image.Raster;

/**
 * Four-component JPEGs, which ImageIO only hands out raw. With an Adobe marker the inks are stored
 * inverted, and transform 2 means YCCK. A plain conversion without profiles: near enough to tell
 * what is in the picture.
 */
final class CmykConverter {

    private static final int YCCK = 2;

    private CmykConverter() {}

    static Pixels toRgb(Raster raster, int adobeTransform) {
        int width = raster.getWidth();
        int height = raster.getHeight();
        byte[] rgb = new byte[width * height * 3];
        int[] row = new int[width * 4];
        boolean inverted = adobeTransform >= 0;
        int target = 0;
        for (int y = 0; y < height; y++) {
            raster.getPixels(0, y, width, 1, row);
            for (int at = 0; at < row.length; at += 4) {
                if (adobeTransform == YCCK) {
                    toCmy(row, at);
                }
                int light = inverted ? row[at + 3] : 255 - row[at + 3];
                for (int c = 0; c < 3; c++) {
                    int ink = row[at + c];
                    rgb[target++] = (byte) ((inverted ? ink : 255 - ink) * light / 255);
                }
            }
        }
        return new Pixels(width, height, rgb);
    }

    /**
     * YCbCr to RGB by JFIF's formula. Of YCCK, RGB is the inverse of the inks, which Adobe inverts
     * again.
     */
    private static void toCmy(int[] row, int at) {
        double luma = row[at];
        double cb = row[at + 1] - 128;
        double cr = row[at + 2] - 128;
        row[at] = clip(luma + 1.402 * cr);
        row[at + 1] = clip(luma - 0.344136 * cb - 0.714136 * cr);
        row[at + 2] = clip(luma + 1.772 * cb);
    }

    private static int clip(double value) {
        return (int) Math.max(0, Math.min(255, Math.round(value)));
    }
}

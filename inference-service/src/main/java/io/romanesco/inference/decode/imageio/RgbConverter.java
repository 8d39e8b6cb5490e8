package io.romanesco.inference.decode.imageio;

import io.romanesco.inference.decode.Pixels;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;

/**
 * Converts what ImageIO decoded to interleaved RGB: grey is replicated, palettes are looked up,
 * alpha is blended over white, 16 bits are cut to the upper 8. Samples are used as stored; colour
 * spaces are not converted.
 */
final class RgbConverter {

    private RgbConverter() {}

    static Pixels toRgb(BufferedImage image) {
        Raster raster = image.getRaster();
        if (image.getType() == BufferedImage.TYPE_3BYTE_BGR
                && raster.getDataBuffer() instanceof DataBufferByte data
                && data.getSize() == image.getWidth() * image.getHeight() * 3) {
            return new Pixels(image.getWidth(), image.getHeight(), swapped(data.getData()));
        }
        byte[] rgb = new byte[image.getWidth() * image.getHeight() * 3];
        if (image.getColorModel() instanceof IndexColorModel palette) {
            fromPalette(raster, palette, rgb);
        } else if (raster.getSampleModel() instanceof PixelInterleavedSampleModel model
                && raster.getDataBuffer() instanceof DataBufferByte data
                && raster.getNumBands() == 3) {
            fromInterleaved(raster, model, data.getData(), rgb);
        } else {
            fromSamples(raster, rgb);
        }
        return new Pixels(image.getWidth(), image.getHeight(), rgb);
    }

    /** Swaps in place: a second array of that size may not fit into memory. */
    private static byte[] swapped(byte[] bgr) {
        for (int i = 0; i < bgr.length; i += 3) {
            byte blue = bgr[i];
            bgr[i] = bgr[i + 2];
            bgr[i + 2] = blue;
        }
        return bgr;
    }

    private static void fromInterleaved(
            Raster raster, PixelInterleavedSampleModel model, byte[] data, byte[] rgb) {
        int[] offsets = model.getBandOffsets();
        int red = offsets[0];
        int green = offsets[1];
        int blue = offsets[2];
        int step = model.getPixelStride();
        int width = raster.getWidth();
        int target = 0;
        for (int y = 0; y < raster.getHeight(); y++) {
            int source = y * model.getScanlineStride();
            for (int x = 0; x < width; x++, source += step, target += 3) {
                rgb[target] = data[source + red];
                rgb[target + 1] = data[source + green];
                rgb[target + 2] = data[source + blue];
            }
        }
    }

    private static void fromPalette(Raster raster, IndexColorModel palette, byte[] rgb) {
        int[] colors = new int[palette.getMapSize()];
        palette.getRGBs(colors);
        int width = raster.getWidth();
        int[] row = new int[width];
        int target = 0;
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getSamples(0, y, width, 1, 0, row);
            for (int index : row) {
                int argb = index < colors.length ? colors[index] : 0xff000000;
                int alpha = argb >>> 24;
                rgb[target++] = overWhite(argb >> 16 & 0xff, alpha);
                rgb[target++] = overWhite(argb >> 8 & 0xff, alpha);
                rgb[target++] = overWhite(argb & 0xff, alpha);
            }
        }
    }

    /** Converts grey or RGB, each with or without alpha, of any bit depth. */
    private static void fromSamples(Raster raster, byte[] rgb) {
        int bands = raster.getNumBands();
        boolean color = bands >= 3;
        boolean alpha = bands % 2 == 0;
        int[] bits = raster.getSampleModel().getSampleSize();
        int width = raster.getWidth();
        int[] row = new int[width * bands];
        int target = 0;
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getPixels(0, y, width, 1, row);
            for (int x = 0; x < width; x++) {
                int at = x * bands;
                int opacity = alpha ? toByte(row[at + bands - 1], bits[bands - 1]) : 255;
                for (int c = 0; c < 3; c++) {
                    int band = color ? c : 0;
                    rgb[target++] = overWhite(toByte(row[at + band], bits[band]), opacity);
                }
            }
        }
    }

    private static int toByte(int sample, int bits) {
        int largest = (1 << bits) - 1;
        return bits >= 8 ? sample >> bits - 8 : (sample * 255 + largest / 2) / largest;
    }

    private static byte overWhite(int value, int alpha) {
        return (byte) (alpha == 255 ? value : (value * alpha + 255 * (255 - alpha) + 127) / 255);
    }
}

package io.romanesco.inference.decode.icc;

import io.romanesco.contract.image.JpegColor;
import io.romanesco.inference.decode.Pixels;
import java.awt.image.Raster;
import java.util.Optional;

/**
 * The pixels of a CMYK picture. ImageIO delivers them as stored; libjpeg-turbo has already
 * converted YCCK to CMYK.
 */
public final class CmykPixels {

    private final int width;
    private final int height;

    /** Four bytes a pixel; 255 is full ink. */
    private final byte[] cmyk;

    private CmykPixels(int width, int height, byte[] cmyk) {
        this.width = width;
        this.height = height;
        this.cmyk = cmyk;
    }

    /** Reads CMYK pixels from a raster as ImageIO delivers it. */
    public static CmykPixels of(Raster raster, JpegColor model) {
        int width = raster.getWidth();
        int height = raster.getHeight();
        byte[] stored = new byte[width * height * 4];
        int[] row = new int[width * 4];
        int target = 0;
        for (int y = 0; y < height; y++) {
            raster.getPixels(0, y, width, 1, row);
            for (int at = 0; at < row.length; at += 4) {
                if (model == JpegColor.YCCK) {
                    fromYcc(row, at);
                }
                for (int c = 0; c < 4; c++) {
                    stored[target++] = (byte) row[at + c];
                }
            }
        }
        return of(width, height, stored, model);
    }

    /**
     * Takes over an array of CMYK samples. Models other than {@link JpegColor#CMYK} are stored
     * inverted, as Adobe does.
     */
    public static CmykPixels of(int width, int height, byte[] stored, JpegColor model) {
        if (model != JpegColor.CMYK) {
            for (int i = 0; i < stored.length; i++) {
                stored[i] = (byte) ~stored[i];
            }
        }
        return new CmykPixels(width, height, stored);
    }

    /**
     * Converts to sRGB by the profile, or by a plain formula where there is none. The formula is
     * close enough to recognise what is in the picture.
     */
    public Pixels toRgb(Optional<ColorProfile> profile) {
        Optional<ColorProfile> fitting = profile.filter(p -> p.components() == 4);
        if (fitting.isPresent()) {
            return fitting.get().toRgb(width, height, cmyk);
        }
        byte[] rgb = new byte[width * height * 3];
        for (int at = 0, target = 0; at < cmyk.length; at += 4) {
            int light = 255 - (cmyk[at + 3] & 0xff);
            for (int c = 0; c < 3; c++) {
                rgb[target++] = (byte) ((255 - (cmyk[at + c] & 0xff)) * light / 255);
            }
        }
        return new Pixels(width, height, rgb);
    }

    /**
     * YCCK to CMYK as libjpeg does it (jdcolor.c, ycck_cmyk_convert): YCbCr to RGB by the JFIF
     * formula; the inks are the inverse of that.
     */
    private static void fromYcc(int[] row, int at) {
        double luma = row[at];
        double cb = row[at + 1] - 128;
        double cr = row[at + 2] - 128;
        row[at] = 255 - clip(luma + 1.402 * cr);
        row[at + 1] = 255 - clip(luma - 0.344136 * cb - 0.714136 * cr);
        row[at + 2] = 255 - clip(luma + 1.772 * cb);
    }

    private static int clip(double value) {
        return (int) Math.max(0, Math.min(255, Math.round(value)));
    }
}

package io.romanesco.inference.decode.icc;

import io.romanesco.inference.decode.Inspection.Accepted;
import io.romanesco.inference.decode.Pixels;
import io.romanesco.inference.decode.structure.JpegColor;
import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBufferByte;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Optional;
import java.util.Set;

/**
 * An embedded ICC profile, as a way to sRGB; by LittleCMS, which the JDK has. A profile that cannot
 * be used is no reason to reject a picture: it counts as none.
 */
public final class ColorProfile {

    private static final int STRIP = 1 << 16;

    /** More than the rounding of a conversion from sRGB to itself, less than an eye could see. */
    private static final int SAME = 2;

    /** What a picture can come from; links between devices and named colours are other things. */
    private static final Set<Integer> CLASSES =
            Set.of(
                    ICC_Profile.CLASS_INPUT,
                    ICC_Profile.CLASS_DISPLAY,
                    ICC_Profile.CLASS_OUTPUT,
                    ICC_Profile.CLASS_COLORSPACECONVERSION);

    private final int components;
    private final ColorConvertOp conversion;

    private ColorProfile(ICC_Profile profile) {
        this.components = profile.getNumComponents();
        this.conversion =
                new ColorConvertOp(
                        new ICC_ColorSpace(profile),
                        ColorSpace.getInstance(ColorSpace.CS_sRGB),
                        null);
    }

    /** The profile of a file, if it has a usable one of the kind of its pixels. */
    public static Optional<ColorProfile> of(Accepted file) {
        JpegColor model = file.structure().samples().model();
        // As many components are not enough: Lab has three too.
        int wanted =
                model.hasInks()
                        ? ColorSpace.TYPE_CMYK
                        : model == JpegColor.GREY ? ColorSpace.TYPE_GRAY : ColorSpace.TYPE_RGB;
        return EmbeddedProfile.of(file).flatMap(profile -> of(profile, wanted));
    }

    private static Optional<ColorProfile> of(byte[] bytes, int wanted) {
        try {
            ICC_Profile profile = ICC_Profile.getInstance(bytes);
            if (profile.getColorSpaceType() != wanted
                    || !CLASSES.contains(profile.getProfileClass())) {
                return Optional.empty();
            }
            ColorProfile usable = new ColorProfile(profile);
            return usable.isUseful() ? Optional.of(usable) : Optional.empty();
        } catch (IllegalArgumentException | CMMException | ArrayIndexOutOfBoundsException broken) {
            return Optional.empty();
        }
    }

    int components() {
        return components;
    }

    /** Tries a few colours: most profiles are sRGB's, by one name or another. */
    private boolean isUseful() {
        if (components == 1 || components == 4) {
            toRgb(1, 1, new byte[components]);
            return true;
        }
        if (components != 3) {
            return false;
        }
        byte[] colors = new byte[216 * 3];
        for (int i = 0; i < 216; i++) {
            colors[i * 3] = (byte) (i / 36 * 51);
            colors[i * 3 + 1] = (byte) (i / 6 % 6 * 51);
            colors[i * 3 + 2] = (byte) (i % 6 * 51);
        }
        byte[] converted = toRgb(216, 1, colors.clone()).rgb();
        for (int i = 0; i < colors.length; i++) {
            if (Math.abs((colors[i] & 0xff) - (converted[i] & 0xff)) > SAME) {
                return true;
            }
        }
        return false;
    }

    /**
     * sRGB of what has as many components as the profile; in strips, so as to need little more.
     * Each strip stands in an array of its own: LittleCMS gets a copy of all of an array, however
     * little of it a raster shows, and with the picture's 64 megapixels took 100 seconds.
     */
    public Pixels toRgb(int width, int height, byte[] samples) {
        byte[] rgb = components == 3 ? samples : new byte[width * height * 3];
        int longest = Math.min(width * height, STRIP);
        byte[] strip = new byte[longest * components];
        byte[] converted = new byte[longest * 3];
        for (int from = 0; from < width * height; from += STRIP) {
            int pixels = Math.min(STRIP, width * height - from);
            System.arraycopy(samples, from * components, strip, 0, pixels * components);
            conversion.filter(raster(strip, pixels, components), raster(converted, pixels, 3));
            System.arraycopy(converted, 0, rgb, from * 3, pixels * 3);
        }
        return new Pixels(width, height, rgb);
    }

    /** sRGB of pixels decoded as RGB; greys are those of the profile, where it is one of greys. */
    public Pixels toRgb(Pixels pixels) {
        if (components == 3) {
            return toRgb(pixels.width(), pixels.height(), pixels.rgb());
        }
        if (components == 4) {
            // Applied to the inks already.
            return pixels;
        }
        byte[] greys = new byte[256];
        for (int i = 0; i < greys.length; i++) {
            greys[i] = (byte) i;
        }
        byte[] table = toRgb(greys.length, 1, greys).rgb();
        byte[] rgb = pixels.rgb();
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = table[(rgb[i] & 0xff) * 3 + i % 3];
        }
        return pixels;
    }

    private static WritableRaster raster(byte[] samples, int pixels, int bands) {
        int[] bandOffsets = new int[bands];
        for (int i = 0; i < bands; i++) {
            bandOffsets[i] = i;
        }
        return Raster.createWritableRaster(
                new PixelInterleavedSampleModel(0, pixels, 1, bands, pixels * bands, bandOffsets),
                new DataBufferByte(samples, pixels * bands),
                null);
    }
}

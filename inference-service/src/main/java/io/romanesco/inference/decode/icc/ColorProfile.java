package io.romanesco.inference.decode.icc;

import io.romanesco.contract.image.JpegColor;
import io.romanesco.inference.decode.DecodePlan.Accepted;
import io.romanesco.inference.decode.Pixels;
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
 * An embedded ICC profile that converts pixels to sRGB, by the JDK's LittleCMS. A profile that
 * cannot be used is ignored; the picture is not rejected for it.
 */
public final class ColorProfile {

    private static final int STRIP = 1 << 16;

    /** Larger than the rounding error of a conversion from sRGB to sRGB, and imperceptible. */
    private static final int SAME = 2;

    /** Profile classes that describe a picture. Device links and named colours do not. */
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

    /** The usable profile of a file whose colour space fits the file's pixels, if there is one. */
    public static Optional<ColorProfile> of(Accepted file) {
        JpegColor model = file.structure().samples().model();
        // The number of components is not enough: Lab has three as well.
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

    /**
     * Whether the profile changes any colour. Most embedded profiles are sRGB under various names.
     */
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
     * Converts samples to sRGB, strip by strip. Each strip has an array of its own because
     * LittleCMS copies the whole array of a raster, however small the raster is: on 64 megapixels
     * that took 100 seconds.
     *
     * @param samples {@code width * height} pixels with as many components as the profile;
     *     overwritten by the result where the profile has three
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

    /**
     * Converts pixels that were decoded as RGB to sRGB. A profile of one component is applied to
     * each channel as a table.
     */
    public Pixels toRgb(Pixels pixels) {
        if (components == 3) {
            return toRgb(pixels.width(), pixels.height(), pixels.rgb());
        }
        if (components == 4) {
            // CMYK pixels were converted when they were decoded.
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

package io.romanesco.inference.decode.icc;

import static org.assertj.core.api.Assertions.assertThat;

import io.romanesco.inference.decode.DecodeResult;
import io.romanesco.inference.decode.DecodeResult.Decoded;
import io.romanesco.inference.decode.DecodeSettings;
import io.romanesco.inference.decode.ImageDecoder;
import io.romanesco.inference.decode.Pixels;
import io.romanesco.inference.decode.jpeg.JpegLibrary;
import io.romanesco.inference.drawing.Drawings;
import io.romanesco.inference.hostile.PngBuilder;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** 128 of 255 in linear light is 188 in sRGB (IEC 61966-2-1). */
class ColorProfileTest {

    private static final int STORED = 128;
    private static final int AS_SRGB = 188;
    private static final byte[] LINEAR = profile(ColorSpace.CS_LINEAR_RGB);

    @ParameterizedTest
    @EnumSource(names = {"AUTO", "IMAGEIO"})
    void profileOfAJpegIsApplied(JpegLibrary library) {
        byte[] file = jpeg(BufferedImage.TYPE_INT_RGB, LINEAR);

        assertLevel(decode(file, library), AS_SRGB);
    }

    @ParameterizedTest
    @EnumSource(names = {"AUTO", "IMAGEIO"})
    void profileOfAGreyJpegIsApplied(JpegLibrary library) {
        byte[] file = jpeg(BufferedImage.TYPE_BYTE_GRAY, profile(ColorSpace.CS_GRAY));

        assertLevel(decode(file, library), AS_SRGB);
    }

    @Test
    void profileOfAPngIsApplied() {
        byte[] packed = PngBuilder.deflated(LINEAR);
        byte[] chunk =
                ByteBuffer.allocate(packed.length + 4)
                        .put("io\0\0".getBytes(StandardCharsets.ISO_8859_1))
                        .put(packed)
                        .array();
        byte[] file =
                new PngBuilder()
                        .header(1, 1, 2)
                        .chunk("iCCP", chunk)
                        .rows(new byte[] {0, (byte) STORED, (byte) STORED, (byte) STORED})
                        .end();

        assertLevel(decode(file, JpegLibrary.AUTO), AS_SRGB);
    }

    @Test
    void srgbProfileChangesNothing() {
        byte[] plain = jpeg(BufferedImage.TYPE_INT_RGB, new byte[0]);
        byte[] tagged = jpeg(BufferedImage.TYPE_INT_RGB, profile(ColorSpace.CS_sRGB));

        assertThat(decode(tagged, JpegLibrary.AUTO).rgb())
                .isEqualTo(decode(plain, JpegLibrary.AUTO).rgb());
    }

    @ParameterizedTest
    @EnumSource(names = {"AUTO", "IMAGEIO"})
    void brokenOrUnsuitableProfileIsIgnored(JpegLibrary library) {
        byte[] broken = LINEAR.clone();
        Arrays.fill(broken, 100, broken.length, (byte) 0x5a);
        byte[] half = Arrays.copyOf(LINEAR, LINEAR.length / 2);
        byte[] grey = profile(ColorSpace.CS_GRAY);
        byte[] ofNothing = new byte[200];

        for (byte[] profile : new byte[][] {broken, half, ofNothing}) {
            assertLevel(decode(jpeg(BufferedImage.TYPE_INT_RGB, profile), library), STORED);
        }
        assertLevel(decode(jpeg(BufferedImage.TYPE_BYTE_GRAY, LINEAR), library), STORED);
        assertLevel(decode(jpeg(BufferedImage.TYPE_INT_RGB, grey), library), STORED);
    }

    /** Converted in more than one piece, the last one shorter. */
    @Test
    void profileIsAppliedToEveryStripOfALargeImage() {
        int width = 999;
        int height = 313;
        byte[] plain = Drawings.jpeg(Drawings.plain(width, height, 0x808080));
        byte[] rgb = decode(withProfile(plain, LINEAR), JpegLibrary.AUTO).rgb();

        assertThat(rgb).hasSize(width * height * 3).containsOnly((byte) AS_SRGB);
    }

    /** Three components, but of other things than red, green and blue. */
    @Test
    void labProfileOnAnRgbImageIsIgnored() {
        byte[] lab = LINEAR.clone();
        System.arraycopy("Lab ".getBytes(StandardCharsets.ISO_8859_1), 0, lab, 16, 4);
        byte[] link = LINEAR.clone();
        System.arraycopy("link".getBytes(StandardCharsets.ISO_8859_1), 0, link, 12, 4);

        for (byte[] other : new byte[][] {profile(ColorSpace.CS_CIEXYZ), lab, link}) {
            byte[] file = jpeg(BufferedImage.TYPE_INT_RGB, other);
            assertLevel(decode(file, JpegLibrary.AUTO), STORED);
        }
    }

    private static void assertLevel(Pixels pixels, int level) {
        for (int c = 0; c < 3; c++) {
            assertThat(pixels.rgb()[c] & 0xff).isCloseTo(level, Offset.offset(2));
        }
    }

    private static Pixels decode(byte[] file, JpegLibrary library) {
        DecodeResult result = new ImageDecoder(DecodeSettings.DEFAULT.with(library)).decode(file);
        assertThat(result).isInstanceOf(Decoded.class);
        return ((Decoded) result).pixels();
    }

    private static byte[] jpeg(int kind, byte[] profile) {
        BufferedImage image = new BufferedImage(16, 16, kind);
        for (int i = 0; i < 256; i++) {
            for (int band = 0; band < image.getRaster().getNumBands(); band++) {
                image.getRaster().setSample(i % 16, i / 16, band, STORED);
            }
        }
        byte[] plain = Drawings.jpeg(image);
        return profile.length == 0 ? plain : withProfile(plain, profile);
    }

    private static byte[] withProfile(byte[] jpeg, byte[] profile) {
        byte[] segment =
                ByteBuffer.allocate(profile.length + 14)
                        .put("ICC_PROFILE\0\1\1".getBytes(StandardCharsets.ISO_8859_1))
                        .put(profile)
                        .array();
        return Drawings.withSegment(jpeg, 0xe2, segment);
    }

    private static byte[] profile(int space) {
        return ICC_Profile.getInstance(space).getData();
    }
}

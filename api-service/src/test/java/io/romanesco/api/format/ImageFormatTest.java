package io.romanesco.api.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.romanesco.api.format.Structure.Corrupt;
import io.romanesco.api.format.Structure.Sound;
import io.romanesco.api.format.Structure.Truncated;
import io.romanesco.api.format.Structure.Unsupported;
import io.romanesco.api.support.Pictures;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFormatTest {

    private static final int IHDR_WIDTH = 16;

    @Test
    void aPictureIsToldByItsFirstBytes() {
        assertThat(ImageFormat.of(Pictures.jpeg())).contains(ImageFormat.JPEG);
        assertThat(ImageFormat.of(Pictures.png())).contains(ImageFormat.PNG);
        assertThat(ImageFormat.of(Pictures.gif())).contains(ImageFormat.GIF);
        assertThat(ImageFormat.of(Pictures.bmp())).contains(ImageFormat.BMP);
        assertThat(ImageFormat.of(Pictures.webp())).contains(ImageFormat.WEBP);
        assertThat(ImageFormat.of("GIF90a".getBytes())).isEmpty();
        assertThat(ImageFormat.of("BM is no BMP".getBytes())).isEmpty();
        assertThat(ImageFormat.of(new byte[0])).isEmpty();
        assertThat(ImageFormat.accepted()).isEqualTo("JPEG, PNG, WebP, GIF and BMP");
    }

    @Test
    void aWholePictureTellsItsSize() {
        assertThat(jpeg(Pictures.jpeg(123, 45))).isEqualTo(new Sound(123, 45));
        assertThat(png(Pictures.png())).isInstanceOf(Sound.class);
        for (byte[] picture : whole()) {
            assertThat(structure(picture))
                    .isInstanceOfSatisfying(
                            Sound.class,
                            sound -> {
                                assertThat(sound.width()).isEqualTo(40);
                                assertThat(sound.height()).isEqualTo(30);
                            });
        }
        assertThat(new Sound(70_000, 70_000).pixels()).isEqualTo(4_900_000_000L);
    }

    @Test
    void bytesBehindTheEndOfAJpegDoNoHarm() {
        assertThat(jpeg(Pictures.jpegOfBytes(100_000))).isInstanceOf(Sound.class);
    }

    @Test
    void fillBytesBeforeAMarkerAreAllowed() {
        byte[] plain = Pictures.jpeg();
        byte[] filled = new byte[plain.length + 3];
        System.arraycopy(plain, 0, filled, 0, 2);
        Arrays.fill(filled, 2, 5, (byte) 0xFF);
        System.arraycopy(plain, 2, filled, 5, plain.length - 2);

        assertThat(jpeg(filled)).isInstanceOf(Sound.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 10, 200, 400, 700})
    void aJpegCutAnywhereIsTruncated(int bytes) {
        assertThat(jpeg(Pictures.cut(Pictures.jpeg(), bytes))).isInstanceOf(Truncated.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 20, 40, 80})
    void aPngCutAnywhereIsTruncated(int bytes) {
        assertThat(png(Pictures.cut(Pictures.png(), bytes))).isInstanceOf(Truncated.class);
    }

    @Test
    void everyCutOfAPictureIsAnsweredWithoutAnException() {
        for (byte[] picture : whole()) {
            for (int length = 20; length < picture.length; length++) {
                assertThat(structure(Pictures.cut(picture, length)))
                        .as("%d of %d bytes", length, picture.length)
                        .isInstanceOf(Truncated.class);
            }
        }
    }

    @Test
    void noByteThatIsWrongCausesAnException() {
        for (byte[] picture : whole()) {
            ImageFormat format = ImageFormat.of(picture).orElseThrow();
            for (int at = 8; at < picture.length; at++) {
                for (byte value : new byte[] {0, -1, 0x7F, (byte) 0xD9}) {
                    byte[] wrong = picture.clone();
                    wrong[at] = value;
                    if (ImageFormat.of(wrong).equals(java.util.Optional.of(format))) {
                        assertThat(format.structureOf(wrong)).isNotNull();
                    }
                }
            }
        }
    }

    @Test
    void whatNobodyDecodesIsNamed() {
        byte[] arithmetic = Pictures.jpeg();
        arithmetic[frameHeader(arithmetic)] = (byte) 0xC9;
        byte[] embedded = Pictures.bmp();
        embedded[30] = 4;
        byte[] lossless = {-1, -40, -1, -9, 0, 11, 8, 0, 9, 0, 9, 1, 1, 17, 0};

        assertThat(jpeg(lossless)).isEqualTo(new Unsupported("a JPEG-LS image"));
        assertThat(jpeg(arithmetic)).isEqualTo(new Unsupported("a JPEG with arithmetic coding"));
        assertThat(ImageFormat.BMP.structureOf(embedded))
                .isEqualTo(new Unsupported("a BMP with another image in it"));
    }

    /** Some writers use them, and readers are told to ignore them. */
    @Test
    void whatIsReservedInABmpDoesNotMatter() {
        byte[] bmp = Pictures.bmp();
        bmp[6] = 7;

        assertThat(ImageFormat.of(bmp)).contains(ImageFormat.BMP);
        assertThat(ImageFormat.BMP.structureOf(bmp)).isInstanceOf(Sound.class);
    }

    @Test
    void theLowestHeightOfABmpIsALargeOne() {
        byte[] bmp = Pictures.bmp();
        ByteBuffer.wrap(bmp).order(ByteOrder.LITTLE_ENDIAN).putInt(22, Integer.MIN_VALUE);

        assertThat(ImageFormat.BMP.structureOf(bmp)).isInstanceOf(Truncated.class);
    }

    @Test
    void aWebpWhoseCanvasHidesALargerPictureIsCorrupt() {
        byte[] hidden = Pictures.webp();
        assertThat(ImageFormat.WEBP.structureOf(hidden)).isInstanceOf(Sound.class);
        byte[] wrapped =
                ByteBuffer.allocate(hidden.length + 18)
                        .put(hidden, 0, 12)
                        .put("VP8X\12\0\0\0\0\0\0\0\1\0\0\1\0\0".getBytes())
                        .put(hidden, 12, hidden.length - 12)
                        .array();
        wrapped[4] += 18;

        assertThat(ImageFormat.WEBP.structureOf(wrapped)).isInstanceOf(Corrupt.class);
    }

    @Test
    void aJpegWithoutAFrameOrWithoutASizeIsCorrupt() {
        byte[] scanOnly = {-1, -40, -1, -38, 0, 8, 1, 1, 0, 0, 63, 0, 0, 0, -1, -39};
        byte[] noSize = {
            -1, -40, -1, -64, 0, 11, 8, 0, 0, 0, 0, 1, 1, 17, 0, -1, -38, 0, 8, 1, 1, 0, 0, 63, 0,
            0, -1, -39
        };

        assertThat(jpeg(scanOnly)).isInstanceOf(Corrupt.class);
        assertThat(jpeg(noSize)).isInstanceOf(Corrupt.class);
    }

    @Test
    void aPngWithoutASizeOrWithoutPixelsIsCorrupt() {
        byte[] noWidth = ByteBuffer.wrap(Pictures.png()).putInt(IHDR_WIDTH, 0).array();
        byte[] negative = ByteBuffer.wrap(Pictures.png()).putInt(IHDR_WIDTH, -5).array();
        byte[] whole = Pictures.png();
        byte[] noPixels = new byte[33 + 12];
        System.arraycopy(whole, 0, noPixels, 0, 33);
        System.arraycopy(whole, whole.length - 12, noPixels, 33, 12);

        assertThat(png(noWidth)).isInstanceOf(Corrupt.class);
        assertThat(png(negative)).isInstanceOf(Corrupt.class);
        assertThat(png(noPixels)).isInstanceOf(Corrupt.class);
    }

    private static Structure jpeg(byte[] content) {
        return ImageFormat.JPEG.structureOf(content);
    }

    private static Structure png(byte[] content) {
        return ImageFormat.PNG.structureOf(content);
    }

    private static byte[][] whole() {
        return new byte[][] {
            Pictures.jpeg(40, 30), Pictures.png(), Pictures.gif(), Pictures.bmp(), Pictures.webp()
        };
    }

    private static int frameHeader(byte[] jpeg) {
        int at = 2;
        while ((jpeg[at + 1] & 0xFF) != 0xC0) {
            at += 2 + ((jpeg[at + 2] & 0xFF) << 8 | jpeg[at + 3] & 0xFF);
        }
        return at + 1;
    }

    private static Structure structure(byte[] content) {
        return ImageFormat.of(content).orElseThrow().structureOf(content);
    }
}

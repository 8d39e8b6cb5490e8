package io.romanesco.api.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.romanesco.api.format.Structure.Corrupt;
import io.romanesco.api.format.Structure.Sound;
import io.romanesco.api.format.Structure.Truncated;
import io.romanesco.api.support.Pictures;
import java.nio.ByteBuffer;
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
        assertThat(ImageFormat.of("GIF89a".getBytes())).isEmpty();
        assertThat(ImageFormat.of(new byte[0])).isEmpty();
        assertThat(ImageFormat.accepted()).isEqualTo("JPEG and PNG");
    }

    @Test
    void aWholePictureTellsItsSize() {
        assertThat(jpeg(Pictures.jpeg(123, 45))).isEqualTo(new Sound(123, 45));
        assertThat(png(Pictures.png())).isEqualTo(new Sound(40, 30));
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
        byte[] jpeg = Pictures.jpeg();
        byte[] png = Pictures.png();
        for (int length = 3; length < jpeg.length; length++) {
            assertThat(jpeg(Pictures.cut(jpeg, length))).isInstanceOf(Truncated.class);
        }
        for (int length = 8; length < png.length; length++) {
            assertThat(png(Pictures.cut(png, length))).isInstanceOf(Truncated.class);
        }
    }

    @Test
    void noByteThatIsWrongCausesAnException() {
        for (byte[] whole : new byte[][] {Pictures.jpeg(), Pictures.png()}) {
            ImageFormat format = ImageFormat.of(whole).orElseThrow();
            for (int at = 8; at < whole.length; at++) {
                for (byte value : new byte[] {0, -1, 0x7F, (byte) 0xD9}) {
                    byte[] wrong = whole.clone();
                    wrong[at] = value;
                    assertThat(format.structureOf(wrong)).isNotNull();
                }
            }
        }
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
}

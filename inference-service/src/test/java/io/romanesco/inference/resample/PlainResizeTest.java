package io.romanesco.inference.resample;

import static org.assertj.core.api.Assertions.assertThat;

import io.romanesco.inference.decode.Pixels;
import io.romanesco.inference.drawing.Drawings;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainResizeTest {

    @Test
    void enlargingBlendsTheFourNeighboursAtHalfPixelCentres() {
        Pixels picture = grey(2, 2, 0, 100, 40, 200);

        // Positions -0.25, 0.25, 0.75, 1.25 of each axis, clamped to 0..1.
        assertThat(greys(resize(picture, 4, 4)))
                .containsExactly(
                        0, 25, 75, 100, 10, 39, 96, 125, 30, 66, 139, 175, 40, 80, 160, 200);
    }

    @Test
    void shrinkingDoesNotBlendMoreThanFourPixels() {
        Pixels picture = grey(6, 1, 255, 0, 255, 0, 0, 0);

        // Centres at 1 and 4: the pixels themselves, whatever is around them.
        assertThat(greys(resize(picture, 2, 1))).containsExactly(0, 0);
    }

    @Test
    void halvesAreRoundedUp() {
        assertThat(greys(resize(grey(2, 1, 1, 2), 1, 1))).containsExactly(2);
    }

    @Test
    void pictureOfTheRightSizeStaysAsItIs() {
        Pixels picture = Drawings.noise(7, 5, 3);

        assertThat(resize(picture, 7, 5)).isEqualTo(picture.rgb());
    }

    /** Expected values by the reference: {@code romanesco_training.reference.preprocess.plain}. */
    @ParameterizedTest(name = "{0} x {1} to {2} x {3}")
    @CsvSource({
        "640, 48, 416, 31, 1223783921",
        "37, 29, 16, 16, 1639822624",
        "37, 29, 53, 41, 3208470510",
        "64, 48, 64, 20, 2957353512",
        "1, 1, 8, 8, 720349342",
    })
    void resultEqualsTheReferenceByteForByte(
            int width, int height, int toWidth, int toHeight, long crc) {
        CRC32 found = new CRC32();

        found.update(
                resize(Drawings.noise(width, height, width * 1000 + height), toWidth, toHeight));

        assertThat(found.getValue()).isEqualTo(crc);
    }

    @Test
    void resultOfAPartEqualsThatPartOfTheWhole() {
        Pixels picture = Drawings.noise(31, 17, 4);
        byte[] whole = resize(picture, 40, 12);
        byte[] part = new byte[5 * 3 * 3];

        new PlainResize()
                .resize(
                        picture,
                        new Axis(31, 40, 20, 5),
                        new Axis(17, 12, 6, 3),
                        (y, rgb, from) -> System.arraycopy(rgb, from, part, y * 15, 15));

        for (int y = 0; y < 3; y++) {
            int from = ((6 + y) * 40 + 20) * 3;
            assertThat(Arrays.copyOfRange(part, y * 15, y * 15 + 15))
                    .isEqualTo(Arrays.copyOfRange(whole, from, from + 15));
        }
    }

    private static byte[] resize(Pixels picture, int width, int height) {
        byte[] target = new byte[width * height * 3];
        new PlainResize()
                .resize(
                        picture,
                        Axis.whole(picture.width(), width),
                        Axis.whole(picture.height(), height),
                        (y, rgb, from) ->
                                System.arraycopy(rgb, from, target, y * width * 3, width * 3));
        return target;
    }

    private static Pixels grey(int width, int height, int... values) {
        byte[] rgb = new byte[values.length * 3];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) values[i / 3];
        }
        return new Pixels(width, height, rgb);
    }

    private static int[] greys(byte[] rgb) {
        int[] values = new int[rgb.length / 3];
        for (int i = 0; i < values.length; i++) {
            values[i] = rgb[i * 3] & 0xff;
        }
        return values;
    }
}

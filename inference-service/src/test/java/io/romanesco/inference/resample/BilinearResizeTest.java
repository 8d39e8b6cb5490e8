package io.romanesco.inference.resample;

import static org.assertj.core.api.Assertions.assertThat;

import io.romanesco.inference.decode.Pixels;
import io.romanesco.inference.drawing.Drawings;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Expected values by Pillow 13: {@code Image.fromarray(noise).resize((w, h), Image.BILINEAR)}, the
 * noise being that of {@link Drawings#noise}.
 */
class BilinearResizeTest {

    @ParameterizedTest(name = "{0} x {1} to {2} x {3}")
    @CsvSource({
        "37, 29, 16, 16, 1978137802",
        "37, 29, 53, 41, 439701851",
        "299, 7, 299, 16, 1002419380",
        "16, 100, 16, 5, 2477881444",
        "224, 224, 299, 299, 4254633420",
        "1, 1, 8, 8, 720349342",
        "640, 3, 10, 3, 2380065364",
        // Which pass comes first: the last before and the first after each edge of the rule.
        "50, 50, 40, 30, 1416219455",
        "50, 51, 40, 30, 3093723219",
        "20, 31, 40, 30, 1587379899",
        "20, 29, 40, 30, 4231200744",
        "97, 400, 299, 299, 3900633671",
        "41, 90, 41, 30, 3566298835",
    })
    void resultEqualsPillowByteForByte(int width, int height, int toWidth, int toHeight, long crc) {
        byte[] resized =
                resize(Drawings.noise(width, height, width * 1000 + height), toWidth, toHeight);

        CRC32 found = new CRC32();
        found.update(resized);
        assertThat(found.getValue()).isEqualTo(crc);
    }

    @Test
    void enlargingBlendsNeighbours() {
        byte[] resized = resize(Drawings.noise(5, 3, 5003), 3, 4);

        assertThat(resized)
                .containsExactly(
                        111, 154, 75, 148, 57, 53, 30, 118, 16, 44, 97, 118, 104, 126, 56, 109, 144,
                        75, 59, 113, 110, 114, 166, 70, 144, 132, 131, 153, 197, 56, 175, 163, 91,
                        123, 86, 164);
    }

    /** Nothing is read behind the last pixel, and nothing that is there shows. */
    @ParameterizedTest
    @CsvSource({"1, 1", "1, 2", "1, 5", "2, 1", "2, 2", "3, 2", "2, 3", "5, 1"})
    void narrowImageIsEnlarged(int width, int height) {
        Pixels picture = Drawings.noise(width, height, 7);

        byte[] small = resize(picture, 9, height);

        for (int y = 0; y < height; y++) {
            assertThat(at(small, 9, 0, y)).isEqualTo(at(picture.rgb(), width, 0, y));
            assertThat(at(small, 9, 8, y)).isEqualTo(at(picture.rgb(), width, width - 1, y));
        }
        assertThat(resize(picture, 9, 11)).hasSize(9 * 11 * 3);
    }

    private static byte[] at(byte[] rgb, int width, int x, int y) {
        int from = (y * width + x) * 3;
        return Arrays.copyOfRange(rgb, from, from + 3);
    }

    @Test
    void imageOfTheRightSizeIsCopied() {
        Pixels picture = Drawings.noise(8, 6, 3);

        assertThat(resize(picture, 8, 6)).isEqualTo(picture.rgb());
    }

    @Test
    void resultDoesNotDependOnThePreviousImage() {
        BilinearResize resize = new BilinearResize();
        byte[] first = resize(resize, Drawings.noise(9, 9, 1), 7, 5);
        resize(resize, Drawings.noise(40, 50, 2), 7, 5);

        byte[] again = resize(resize, Drawings.noise(9, 9, 1), 7, 5);

        assertThat(again).isEqualTo(first);
    }

    @Test
    void resultOfAPartEqualsThatPartOfTheWhole() {
        Pixels picture = Drawings.noise(61, 83, 5);
        for (int[] size : new int[][] {{40, 55}, {90, 120}, {61, 20}, {15, 83}}) {
            byte[] whole = resize(picture, size[0], size[1]);
            byte[] part = new byte[9 * 11 * 3];
            new BilinearResize()
                    .resize(
                            picture,
                            new Axis(61, size[0], 4, 9),
                            new Axis(83, size[1], 7, 11),
                            (y, rgb, from) -> System.arraycopy(rgb, from, part, y * 27, 27));

            for (int y = 0; y < 11; y++) {
                int from = ((7 + y) * size[0] + 4) * 3;
                assertThat(Arrays.copyOfRange(part, y * 27, y * 27 + 27))
                        .isEqualTo(Arrays.copyOfRange(whole, from, from + 27));
            }
        }
    }

    private static byte[] resize(Pixels picture, int width, int height) {
        return resize(new BilinearResize(), picture, width, height);
    }

    private static byte[] resize(BilinearResize resize, Pixels picture, int width, int height) {
        ByteBuffer target = ByteBuffer.allocate(width * height * 3);
        resize.resize(
                picture,
                Axis.whole(picture.width(), width),
                Axis.whole(picture.height(), height),
                (y, rgb, from) -> target.put(y * width * 3, rgb, from, width * 3));
        return target.array();
    }
}

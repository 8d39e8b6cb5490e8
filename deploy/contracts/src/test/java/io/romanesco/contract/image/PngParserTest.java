package io.romanesco.contract.image;

import static io.romanesco.contract.image.Structures.assertCorrupt;
import static io.romanesco.contract.image.Structures.assertSize;
import static io.romanesco.contract.image.Structures.flaw;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PngParserTest {

    private static final int IHDR_WIDTH = 16;

    @Test
    void pngWithoutASizeOrWithoutPixelsIsCorrupt() {
        assertCorrupt(ByteBuffer.wrap(Pictures.png()).putInt(IHDR_WIDTH, 0).array());
        assertCorrupt(ByteBuffer.wrap(Pictures.png()).putInt(IHDR_WIDTH, -5).array());
        assertCorrupt(new PngBuilder().header(-5, 9, 8, 0).pixels(1).end());
        assertCorrupt(new PngBuilder().header(9, 9, 8, 0).end());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1 2 4 8 16",
        "2, 8 16",
        "3, 1 2 4 8",
        "4, 8 16",
        "6, 8 16",
        "1, ''",
        "5, ''",
        "7, ''",
    })
    void pngDepthFitsItsColorType(int colorType, String allowed) {
        List<String> depths = List.of(allowed.split(" "));
        for (int bits = 0; bits <= 17; bits++) {
            byte[] png =
                    new PngBuilder()
                            .header(9, 9, bits, colorType)
                            .chunk("PLTE", new byte[3])
                            .pixels(1)
                            .end();

            assertThat(flaw(png).isEmpty())
                    .as("%d bits", bits)
                    .isEqualTo(depths.contains(Integer.toString(bits)));
        }
    }

    @Test
    void pngWithAnUnknownMethodIsCorrupt() {
        assertSize(new PngBuilder().header(9, 9, 8, 0, 0, 0, 1).pixels(1).end(), 9, 9);
        assertCorrupt(new PngBuilder().header(9, 9, 8, 0, 1, 0, 0).pixels(1).end());
        assertCorrupt(new PngBuilder().header(9, 9, 8, 0, 0, 1, 0).pixels(1).end());
        assertCorrupt(new PngBuilder().header(9, 9, 8, 0, 0, 0, 2).pixels(1).end());
    }

    @Test
    void pngWithTwoHeadersIsCorrupt() {
        assertCorrupt(new PngBuilder().header(9, 9, 8, 0).header(9, 9, 8, 0).pixels(1).end());
    }

    @Test
    void indexedPngWithoutAPaletteIsCorrupt() {
        assertCorrupt(new PngBuilder().header(9, 9, 8, 3).pixels(1).end());
        assertSize(
                new PngBuilder().header(9, 9, 8, 3).chunk("PLTE", new byte[3]).pixels(1).end(),
                9,
                9);
    }

    @Test
    void pngWithAWrongChecksumIsCorruptWhereItsPixelsNeedTheChunk() {
        byte[] text = new byte[] {1, 2, 3};
        byte[] png = new PngBuilder().header(9, 9, 8, 0).chunk("teXt", text).pixels(9).end();
        int textContent = 33 + 8;
        int pixels = textContent + 3 + 4 + 8;

        assertSize(flipped(png, textContent), 9, 9);
        assertCorrupt(flipped(png, pixels));
    }

    private static byte[] flipped(byte[] file, int at) {
        byte[] wrong = file.clone();
        wrong[at] ^= 4;
        return wrong;
    }
}

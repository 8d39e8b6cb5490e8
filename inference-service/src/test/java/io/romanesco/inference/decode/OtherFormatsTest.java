package io.romanesco.inference.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.romanesco.contract.image.ImageHeader;
import io.romanesco.contract.image.ImageType;
import io.romanesco.inference.decode.DecodeResult.Decoded;
import io.romanesco.inference.drawing.Drawings;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** WebP, GIF and BMP; the first two drawn by Pillow as Drawings.quarters(64, 32). */
class OtherFormatsTest {

    private final ImageDecoder decoder = new ImageDecoder(DecodeSettings.DEFAULT);

    @ParameterizedTest
    @CsvSource({
        "lossy.webp, WEBP, 12",
        "lossless.webp, WEBP, 0",
        "animated.webp, WEBP, 0",
        "plain.gif, GIF, 0",
        "animated.gif, GIF, 0",
    })
    void firstFrameIsDecoded(String name, ImageType type, int tolerance) throws IOException {
        Decoded decoded = decode(read(name));

        assertThat(decoded.header()).isEqualTo(new ImageHeader(type, 64, 32, 1));
        assertQuarters(decoded.pixels(), Drawings.RED, tolerance);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lossy-alpha.webp", "lossless-alpha.webp"})
    void transparencyIsBlendedOverWhite(String name) throws IOException {
        assertQuarters(decode(read(name)).pixels(), 0xffffff, 12);
    }

    @Test
    void webpIsRotatedByItsExif() throws IOException {
        Decoded decoded = decode(read("turned.webp"));

        assertThat(decoded.header()).isEqualTo(new ImageHeader(ImageType.WEBP, 64, 32, 6));
        assertThat(decoded.pixels().width()).isEqualTo(32);
        assertPixel(decoded.pixels(), 4, 4, Drawings.BLUE, 0);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                BufferedImage.TYPE_3BYTE_BGR,
                BufferedImage.TYPE_BYTE_INDEXED,
                BufferedImage.TYPE_USHORT_555_RGB
            })
    void bmpIsDecoded(int kind) throws IOException {
        BufferedImage image = new BufferedImage(64, 32, kind);
        image.createGraphics().drawImage(Drawings.quarters(64, 32), 0, 0, null);

        Decoded decoded = decode(Drawings.bmp(image));

        assertThat(decoded.header()).isEqualTo(new ImageHeader(ImageType.BMP, 64, 32, 1));
        for (int i = 0; i < 64 * 32; i++) {
            int expected = image.getRGB(i % 64, i / 64) & 0xffffff;
            assertPixel(decoded.pixels(), i % 64, i / 64, expected, 0);
        }
    }

    private Decoded decode(byte[] file) {
        DecodeResult result = decoder.decode(file);
        assertThat(result).isInstanceOf(Decoded.class);
        return (Decoded) result;
    }

    static byte[] read(String name) throws IOException {
        try (InputStream in = OtherFormatsTest.class.getResourceAsStream("/pictures/" + name)) {
            return in.readAllBytes();
        }
    }

    private static void assertQuarters(Pixels pixels, int topLeft, int tolerance) {
        assertPixel(pixels, 8, 8, topLeft, tolerance);
        assertPixel(pixels, 56, 8, Drawings.GREEN, tolerance);
        assertPixel(pixels, 8, 24, Drawings.BLUE, tolerance);
        assertPixel(pixels, 56, 24, Drawings.GREY, tolerance);
    }

    private static void assertPixel(Pixels pixels, int x, int y, int rgb, int tolerance) {
        int at = (y * pixels.width() + x) * 3;
        for (int c = 0; c < 3; c++) {
            assertThat(pixels.rgb()[at + c] & 0xff)
                    .as("channel %d at %d,%d", c, x, y)
                    .isCloseTo(rgb >> 16 - 8 * c & 0xff, Offset.offset(tolerance));
        }
    }
}

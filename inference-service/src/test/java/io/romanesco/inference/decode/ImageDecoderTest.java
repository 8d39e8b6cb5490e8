package io.romanesco.inference.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.romanesco.contract.image.ImageHeader;
import io.romanesco.contract.image.ImageType;
import io.romanesco.inference.decode.DecodeResult.Decoded;
import io.romanesco.inference.drawing.Drawings;
import java.awt.image.BufferedImage;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageDecoderTest {

    private static final Offset<Integer> LOSSY = Offset.offset(6);
    private static final Offset<Integer> EXACT = Offset.offset(0);

    private final ImageDecoder decoder = new ImageDecoder(DecodeSettings.DEFAULT);

    @Test
    void jpegIsDecoded() {
        Decoded decoded = decode(Drawings.jpeg(Drawings.quarters(64, 32)));

        assertThat(decoded.header()).isEqualTo(new ImageHeader(ImageType.JPEG, 64, 32, 1));
        assertPixel(decoded, 8, 8, Drawings.RED, LOSSY);
        assertPixel(decoded, 56, 8, Drawings.GREEN, LOSSY);
        assertPixel(decoded, 8, 24, Drawings.BLUE, LOSSY);
        assertPixel(decoded, 56, 24, Drawings.GREY, LOSSY);
    }

    @Test
    void pngIsDecoded() {
        Decoded decoded = decode(Drawings.png(Drawings.quarters(5, 3)));

        assertThat(decoded.header()).isEqualTo(new ImageHeader(ImageType.PNG, 5, 3, 1));
        assertPixel(decoded, 0, 0, Drawings.RED, EXACT);
        assertPixel(decoded, 4, 2, Drawings.GREY, EXACT);
    }

    @ParameterizedTest(name = "orientation {0}")
    @CsvSource({
        // top left, top right, bottom left, bottom right as seen
        "1, RED, GREEN, BLUE, GREY",
        "2, GREEN, RED, GREY, BLUE",
        "3, GREY, BLUE, GREEN, RED",
        "4, BLUE, GREY, RED, GREEN",
        "5, RED, BLUE, GREEN, GREY",
        "6, BLUE, RED, GREY, GREEN",
        "7, GREY, GREEN, BLUE, RED",
        "8, GREEN, GREY, RED, BLUE",
    })
    void exifOrientationIsApplied(
            int orientation,
            String topLeft,
            String topRight,
            String bottomLeft,
            String bottomRight) {
        Decoded decoded = decode(Drawings.jpeg(Drawings.quarters(64, 32), orientation));

        int width = orientation < 5 ? 64 : 32;
        int height = orientation < 5 ? 32 : 64;
        assertThat(decoded.header().width()).isEqualTo(width);
        assertThat(decoded.header().height()).isEqualTo(height);
        assertThat(decoded.pixels().width()).isEqualTo(width);
        assertPixel(decoded, 6, 6, color(topLeft), LOSSY);
        assertPixel(decoded, width - 6, 6, color(topRight), LOSSY);
        assertPixel(decoded, 6, height - 6, color(bottomLeft), LOSSY);
        assertPixel(decoded, width - 6, height - 6, color(bottomRight), LOSSY);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 4711})
    void invalidOrientationCountsAsUpright(int orientation) {
        Decoded decoded = decode(Drawings.jpeg(Drawings.quarters(64, 32), orientation));

        assertThat(decoded.header().orientation()).isEqualTo(1);
    }

    @Test
    void transparencyIsBlendedOverWhite() {
        BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 0x00ff0000);
        image.setRGB(1, 0, 0xffff0000);
        image.setRGB(2, 0, 0x80ff0000);

        Decoded decoded = decode(Drawings.png(image));

        assertPixel(decoded, 0, 0, 0xffffff, EXACT);
        assertPixel(decoded, 1, 0, 0xff0000, EXACT);
        assertPixel(decoded, 2, 0, 0xff7f7f, EXACT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg"})
    void greyIsDecodedAsStored(String format) {
        BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 256; i++) {
            image.getRaster().setSample(i % 16, i / 16, 0, 100);
        }

        Decoded decoded = decode(format.equals("png") ? Drawings.png(image) : Drawings.jpeg(image));

        assertPixel(decoded, 3, 5, 0x646464, Offset.offset(1));
    }

    @Test
    void sixteenBitsAreCutToTheUpperEight() {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
        image.getRaster().setSample(0, 0, 0, 0xabff);

        assertPixel(decode(Drawings.png(image)), 0, 0, 0xababab, EXACT);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                BufferedImage.TYPE_BYTE_INDEXED,
                BufferedImage.TYPE_BYTE_BINARY,
                BufferedImage.TYPE_3BYTE_BGR,
                BufferedImage.TYPE_4BYTE_ABGR
            })
    void pngOfEveryKindIsDecoded(int kind) {
        BufferedImage image = new BufferedImage(9, 2, kind);
        image.setRGB(4, 1, 0xffffffff);
        image.setRGB(3, 1, 0xff000000);

        Decoded decoded = decode(Drawings.png(image));

        assertPixel(decoded, 4, 1, 0xffffff, EXACT);
        assertPixel(decoded, 3, 1, 0x000000, EXACT);
    }

    @Test
    void bytesBehindTheEndOfAJpegAreIgnored() {
        byte[] jpeg = Drawings.jpeg(Drawings.quarters(32, 32));
        byte[] longer = java.util.Arrays.copyOf(jpeg, jpeg.length + 1000);

        assertThat(decoder.decode(longer)).isInstanceOf(Decoded.class);
    }

    private Decoded decode(byte[] bytes) {
        DecodeResult result = decoder.decode(bytes);
        assertThat(result).isInstanceOf(Decoded.class);
        return (Decoded) result;
    }

    private static int color(String name) {
        return switch (name) {
            case "RED" -> Drawings.RED;
            case "GREEN" -> Drawings.GREEN;
            case "BLUE" -> Drawings.BLUE;
            default -> Drawings.GREY;
        };
    }

    private static void assertPixel(
            Decoded decoded, int x, int y, int rgb, Offset<Integer> tolerance) {
        int at = (y * decoded.pixels().width() + x) * 3;
        for (int c = 0; c < 3; c++) {
            assertThat(decoded.pixels().rgb()[at + c] & 0xff)
                    .as("channel %d at %d,%d", c, x, y)
                    .isCloseTo(rgb >> 16 - 8 * c & 0xff, tolerance);
        }
    }
}

package io.romanesco.contract.image;

import static io.romanesco.contract.image.Structures.assertCorrupt;
import static io.romanesco.contract.image.Structures.assertSize;
import static io.romanesco.contract.image.Structures.structure;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WebpParserTest {

    @Test
    void webpWhoseCanvasHidesALargerPictureIsCorrupt() {
        assertSize(webp(canvas(40, 30), still()), 40, 30);
        assertCorrupt(webp(canvas(2, 2), still()));
        assertCorrupt(webp(canvas(4000, 30), still()));
        assertCorrupt(webp(still(), still()));
        assertCorrupt(webp(canvas(40, 30)));
    }

    @Test
    void webpFrameOutsideTheCanvasOrOfAnotherSizeIsCorrupt() {
        assertSize(webp(canvas(60, 50), animationFrame(10, 10, 40, 30)), 60, 50);
        assertCorrupt(webp(canvas(60, 50), animationFrame(11, 10, 40, 30)));
        assertCorrupt(webp(canvas(60, 50), animationFrame(10, 11, 40, 30)));
        assertCorrupt(webp(canvas(60, 50), animationFrame(10, 10, 41, 30)));
        assertCorrupt(webp(animationFrame(0, 0, 40, 30)));
    }

    @Test
    void webpWithAShortLaterFrameIsCorrupt() {
        byte[] frame = animationFrame(0, 0, 40, 30);

        assertThat(structure(webp(canvas(40, 30), frame, frame)).counts().frames()).isEqualTo(2);
        assertCorrupt(webp(canvas(40, 30), frame, chunk("ANMF", new byte[15])));
    }

    private static String frame(int width, int height, int sampling) {
        return "ffc0000b08%04x%04x0101%02x00".formatted(height, width, sampling);
    }

    private static byte[] still() {
        byte[] webp = Pictures.webp();
        return Arrays.copyOfRange(webp, 12, webp.length);
    }

    private static byte[] canvas(int width, int height) {
        ByteBuffer content = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
        content.putShort(4, (short) (width - 1)).putShort(7, (short) (height - 1));
        return chunk("VP8X", content.array());
    }

    /** The picture of {@link #still} as a frame; x and y count pairs of pixels. */
    private static byte[] animationFrame(int x, int y, int width, int height) {
        ByteBuffer content =
                ByteBuffer.allocate(16 + still().length).order(ByteOrder.LITTLE_ENDIAN);
        content.putShort(0, (short) x).putShort(3, (short) y);
        content.putShort(6, (short) (width - 1)).putShort(9, (short) (height - 1));
        return chunk("ANMF", content.put(16, still()).array());
    }

    private static byte[] chunk(String type, byte[] content) {
        int padding = content.length & 1;
        return ByteBuffer.allocate(8 + content.length + padding)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .putInt(content.length)
                .put(content)
                .array();
    }

    private static byte[] webp(byte[]... chunks) {
        int length = 12 + Arrays.stream(chunks).mapToInt(chunk -> chunk.length).sum();
        ByteBuffer file = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(length - 8);
        file.put("WEBP".getBytes(StandardCharsets.US_ASCII));
        Arrays.stream(chunks).forEach(file::put);
        return file.array();
    }
}

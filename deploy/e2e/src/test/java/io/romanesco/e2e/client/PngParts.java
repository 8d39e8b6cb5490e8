package io.romanesco.e2e.client;

import static io.romanesco.e2e.client.Bytes.joined;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** PNGs, put together of chunks that need not make sense. */
final class PngParts {

    private static final String SIGNATURE = "\u0089PNG\r\n\u001a\n";

    private PngParts() {}

    static byte[] png(byte[]... chunks) {
        return joined(
                joined(SIGNATURE.getBytes(StandardCharsets.ISO_8859_1), chunks), chunk("IEND"));
    }

    static byte[] header(int width, int height, int bits, int colorType) {
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
        return chunk("IHDR", header.put((byte) bits).put((byte) colorType).array());
    }

    static byte[] texts(int count, int length) {
        byte[][] texts = new byte[count][];
        Arrays.fill(texts, chunk("teXt", new byte[length]));
        return joined(new byte[0], texts);
    }

    static byte[] chunk(String type, byte... content) {
        byte[] named = joined(type.getBytes(StandardCharsets.US_ASCII), content);
        CRC32 checksum = new CRC32();
        checksum.update(named);
        return ByteBuffer.allocate(8 + named.length)
                .putInt(content.length)
                .put(named)
                .putInt((int) checksum.getValue())
                .array();
    }

    static byte[] deflated(byte[] rows) {
        byte[] packed = new byte[rows.length + 64];
        try (Deflater deflater = new Deflater()) {
            deflater.setInput(rows);
            deflater.finish();
            return Arrays.copyOf(packed, deflater.deflate(packed));
        }
    }
}

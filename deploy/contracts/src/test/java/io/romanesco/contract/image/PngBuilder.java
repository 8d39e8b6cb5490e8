package io.romanesco.contract.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Builds PNGs chunk by chunk, valid or not. Their pixels are not compressed data. */
final class PngBuilder {

    private final ByteArrayOutputStream file = new ByteArrayOutputStream();

    PngBuilder() {
        file.writeBytes(PngParser.SIGNATURE.getBytes(StandardCharsets.ISO_8859_1));
    }

    PngBuilder header(int width, int height, int bits, int colorType) {
        return header(width, height, bits, colorType, 0, 0, 0);
    }

    PngBuilder header(
            int width,
            int height,
            int bits,
            int colorType,
            int compression,
            int filter,
            int interlace) {
        return chunk(
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put((byte) bits)
                        .put((byte) colorType)
                        .put((byte) compression)
                        .put((byte) filter)
                        .put((byte) interlace)
                        .array());
    }

    PngBuilder chunk(String type, byte[] content) {
        CRC32 checksum = new CRC32();
        byte[] name = type.getBytes(StandardCharsets.ISO_8859_1);
        checksum.update(name);
        checksum.update(content);
        file.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
        file.writeBytes(name);
        file.writeBytes(content);
        file.writeBytes(ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array());
        return this;
    }

    PngBuilder pixels(int bytes) {
        return chunk("IDAT", new byte[bytes]);
    }

    byte[] end() {
        return chunk("IEND", new byte[0]).file.toByteArray();
    }
}

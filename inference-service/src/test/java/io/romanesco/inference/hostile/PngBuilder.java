package io.romanesco.inference.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** PNGs made chunk by chunk, right or wrong. */
public final class PngBuilder {

    private final ByteArrayOutputStream file = new ByteArrayOutputStream();

    public PngBuilder() {
        file.writeBytes("\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1));
    }

    /** A header: 8 bits, grey (0), RGB (2), palette (3), RGBA (6). */
    public PngBuilder header(int width, int height, int colorType) {
        return header(width, height, 8, colorType);
    }

    public PngBuilder header(int width, int height, int bits, int colorType) {
        return chunk(
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put((byte) bits)
                        .put((byte) colorType)
                        .array());
    }

    /** So many bytes of rows, all zero: black, no filter. */
    public PngBuilder zeros(int length) {
        return rows(new byte[length]);
    }

    public PngBuilder rows(byte[] rows) {
        return chunk("IDAT", deflated(rows));
    }

    public PngBuilder chunk(String type, byte[] content) {
        CRC32 sum = new CRC32();
        byte[] name = type.getBytes(StandardCharsets.ISO_8859_1);
        sum.update(name);
        sum.update(content);
        file.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
        file.writeBytes(name);
        file.writeBytes(content);
        file.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
        return this;
    }

    public byte[] end() {
        chunk("IEND", new byte[0]);
        return file.toByteArray();
    }

    public static byte[] deflated(byte[] content) {
        try (Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION)) {
            deflater.setInput(content);
            deflater.finish();
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            byte[] block = new byte[8192];
            while (!deflater.finished()) {
                packed.write(block, 0, deflater.deflate(block));
            }
            return packed.toByteArray();
        }
    }
}

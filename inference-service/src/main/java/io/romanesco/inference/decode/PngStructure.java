package io.romanesco.inference.decode;

import io.romanesco.inference.decode.FileStructure.Integrity;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/** Walks over the chunks of a PNG (W3C PNG, section 5) and checks the sums of those that matter. */
final class PngStructure {

    static final String SIGNATURE = "\u0089PNG\r\n\u001a\n";

    private static final int IHDR = 0x49484452;
    private static final int IDAT = 0x49444154;
    private static final int IEND = 0x49454e44;
    private static final int ANCILLARY = 0x20000000;

    private PngStructure() {}

    static FileStructure of(byte[] bytes) {
        ByteBuffer file = ByteBuffer.wrap(bytes).position(SIGNATURE.length());
        int width = 0;
        int height = 0;
        boolean data = false;
        while (file.remaining() >= 12) {
            int start = file.position();
            int length = file.getInt();
            int type = file.getInt();
            if (length < 0 || (start == SIGNATURE.length() && type != IHDR)) {
                return structure(width, height, Integrity.CORRUPT);
            }
            if (length > file.remaining() - 4) {
                return structure(width, height, Integrity.TRUNCATED);
            }
            if ((type & ANCILLARY) == 0 && sum(bytes, start + 4, length + 4) != crc(file, length)) {
                return structure(width, height, Integrity.CORRUPT);
            }
            if (type == IHDR && length >= 8) {
                width = file.getInt(start + 8);
                height = file.getInt(start + 12);
            }
            if (type == IEND) {
                return structure(width, height, data ? Integrity.COMPLETE : Integrity.CORRUPT);
            }
            data |= type == IDAT;
            file.position(start + 12 + length);
        }
        return structure(width, height, Integrity.TRUNCATED);
    }

    private static FileStructure structure(int width, int height, Integrity integrity) {
        return new FileStructure(Math.max(width, 0), Math.max(height, 0), 0, -1, 0, integrity);
    }

    private static int sum(byte[] bytes, int from, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }

    private static int crc(ByteBuffer file, int length) {
        return file.getInt(file.position() + length);
    }
}

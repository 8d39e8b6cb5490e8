package io.romanesco.api.format;

import io.romanesco.api.format.Structure.Corrupt;
import io.romanesco.api.format.Structure.Sound;
import io.romanesco.api.format.Structure.Truncated;
import java.nio.ByteBuffer;

/** Walks the chunks of a PNG (third edition, section 5) from IHDR to IEND. */
final class PngStructure {

    private static final int SIGNATURE = 8;
    private static final int LENGTH_AND_TYPE = 8;
    private static final int CHECKSUM = 4;
    private static final int IHDR = 0x49484452;
    private static final int IDAT = 0x49444154;
    private static final int IEND = 0x49454E44;
    private static final int IHDR_LENGTH = 13;

    private PngStructure() {}

    static Structure of(byte[] png) {
        ByteBuffer chunks = ByteBuffer.wrap(png).position(SIGNATURE);
        Sound header = null;
        boolean data = false;
        while (chunks.remaining() >= LENGTH_AND_TYPE + CHECKSUM) {
            int length = chunks.getInt();
            int type = chunks.getInt();
            if (length < 0 || !isName(type)) {
                return new Corrupt("it has something else where a chunk must be");
            }
            if (length > chunks.remaining() - CHECKSUM) {
                break;
            }
            if (header == null) {
                if (type != IHDR || length != IHDR_LENGTH) {
                    return new Corrupt("its first chunk is not its header");
                }
                header = new Sound(chunks.getInt(chunks.position()), secondInt(chunks));
                if (header.width() <= 0 || header.height() <= 0) {
                    return new Corrupt("its header gives no size");
                }
            }
            data |= type == IDAT;
            if (type == IEND) {
                return data ? header : new Corrupt("it has no pixels");
            }
            chunks.position(chunks.position() + length + CHECKSUM);
        }
        return new Truncated("its last chunk is missing");
    }

    private static int secondInt(ByteBuffer chunk) {
        return chunk.getInt(chunk.position() + Integer.BYTES);
    }

    /** Four ASCII letters. */
    private static boolean isName(int type) {
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            int letter = (type >> shift & 0xFF) | 0x20;
            if (letter < 'a' || letter > 'z') {
                return false;
            }
        }
        return true;
    }
}

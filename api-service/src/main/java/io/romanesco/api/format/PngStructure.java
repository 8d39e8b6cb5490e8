package io.romanesco.api.format;

import io.romanesco.api.format.Structure.Corrupt;
import io.romanesco.api.format.Structure.Counts;
import io.romanesco.api.format.Structure.Sound;
import io.romanesco.api.format.Structure.Truncated;
import java.util.zip.CRC32;

/**
 * Walks the chunks of a PNG (third edition, section 5) from IHDR to IEND, and checks the sums of
 * those that the pixels need.
 */
final class PngStructure {

    private static final String SIGNATURE = "\u0089PNG\r\n\u001A\n";
    private static final int FRAMING = 12;
    private static final int IHDR = 0x49484452;
    private static final int IDAT = 0x49444154;
    private static final int IEND = 0x49454E44;
    private static final int TRNS = 0x74524E53;
    private static final int FCTL = 0x6663544C;
    private static final int ANCILLARY = 0x20000000;
    private static final int IHDR_LENGTH = 13;

    private final Bytes png;
    private int width;
    private int height;
    private int rowBits;
    private int frames;
    private int chunks;
    private long metadataBytes;
    private long packedBytes;

    private PngStructure(byte[] content) {
        this.png = new Bytes(content);
    }

    static boolean begins(byte[] content) {
        return new Bytes(content).has(SIGNATURE, 0);
    }

    static Structure of(byte[] content) {
        return new PngStructure(content).walk();
    }

    private Structure walk() {
        int at = SIGNATURE.length();
        while (png.length() - at >= FRAMING) {
            int length = png.big32(at);
            int type = png.big32(at + 4);
            if (length < 0 || !isName(type)) {
                return new Corrupt("it has something else where a chunk must be");
            }
            if (length > png.length() - at - FRAMING) {
                return new Truncated("it ends within a chunk");
            }
            if ((type & ANCILLARY) == 0 && !sumIsRight(at + 4, length + 4)) {
                return new Corrupt("the checksum of a chunk is wrong");
            }
            if (width == 0 && !(type == IHDR && readHeader(at + 8, length))) {
                return new Corrupt("it does not begin with a valid header");
            }
            if (type == IEND) {
                return packedBytes > 0 ? sound() : new Corrupt("it has no pixels");
            }
            count(type, length);
            at += FRAMING + length;
        }
        return new Truncated("its last chunk is missing");
    }

    private Sound sound() {
        long row = 1 + ((long) width * rowBits + 7) / 8;
        return new Sound(
                width,
                height,
                new Counts(
                        Math.max(1, frames), 1, chunks, metadataBytes, row * height, packedBytes));
    }

    private void count(int type, int length) {
        if (type == IDAT) {
            packedBytes += length;
        } else if (type == FCTL) {
            frames++;
        }
        if ((type & ANCILLARY) != 0 && type != TRNS) {
            chunks++;
            metadataBytes += length;
        }
    }

    private boolean readHeader(int at, int length) {
        if (length != IHDR_LENGTH || png.big32(at) <= 0 || png.big32(at + 4) <= 0) {
            return false;
        }
        int channels =
                switch (png.at(at + 9)) {
                    case 0, 3 -> 1;
                    case 4 -> 2;
                    case 2 -> 3;
                    case 6 -> 4;
                    default -> 0;
                };
        width = png.big32(at);
        height = png.big32(at + 4);
        rowBits = channels * png.at(at + 8);
        return channels > 0 && Integer.bitCount(png.at(at + 8)) == 1 && png.at(at + 8) <= 16;
    }

    private boolean sumIsRight(int at, int length) {
        CRC32 sum = new CRC32();
        sum.update(png.content(), at, length);
        return (int) sum.getValue() == png.big32(at + length);
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

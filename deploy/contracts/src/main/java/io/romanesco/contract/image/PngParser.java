package io.romanesco.contract.image;

import io.romanesco.contract.image.Structure.Samples;
import io.romanesco.contract.image.Structure.Slice;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Walks over the chunks of a PNG (third edition, section 5) from IHDR to IEND, and checks the
 * checksums of those that the pixels need.
 */
final class PngParser extends StructureParser {

    static final String SIGNATURE = "\u0089PNG\r\n\u001a\n";

    private static final int FRAMING = 12;
    private static final int IHDR = 0x49484452;
    private static final int PLTE = 0x504c5445;
    private static final int IDAT = 0x49444154;
    private static final int IEND = 0x49454e44;
    private static final int TRNS = 0x74524e53;
    private static final int EXIF = 0x65584966;
    private static final int ICCP = 0x69434350;
    private static final int FCTL = 0x6663544c;
    private static final int ANCILLARY = 0x20000000;
    private static final int HEADER_LENGTH = 13;
    private static final int INDEXED = 3;
    private static final int LONGEST_PROFILE_NAME = 79;

    private int colorType;
    private boolean palette;
    private int animationFrames;

    PngParser(Bytes file) {
        super(file);
    }

    @Override
    void walk() throws FlawException {
        int at = SIGNATURE.length();
        int type = 0;
        while (type != IEND) {
            if (file.length() - at < FRAMING) {
                throw truncated("ends before its last chunk");
            }
            int length = file.big32(at);
            type = file.big32(at + 4);
            if (length < 0 || !isName(type)) {
                throw corrupt("has something else where a chunk must be");
            }
            if (length > file.length() - at - FRAMING) {
                throw truncated("ends within a chunk");
            }
            if ((type & ANCILLARY) == 0 && !hasRightChecksum(at + 4, length + 4)) {
                throw corrupt("has a chunk whose checksum is wrong");
            }
            chunk(type, new Slice(at + 8, length));
            at += FRAMING + length;
        }
        if (packedBytes == 0) {
            throw corrupt("has no pixels");
        }
    }

    private void chunk(int type, Slice content) throws FlawException {
        if (width == 0) {
            if (type != IHDR || content.length() != HEADER_LENGTH) {
                throw corrupt("does not begin with a valid header");
            }
            header(content.offset());
            return;
        }
        switch (type) {
            case IHDR -> throw corrupt("has two headers");
            case PLTE -> palette = content.length() >= 3;
            case IDAT -> {
                if (colorType == INDEXED && !palette) {
                    throw corrupt("has no palette");
                }
                packedBytes += content.length();
            }
            case FCTL -> frames = ++animationFrames;
            case EXIF -> exif = content;
            case ICCP -> profile = profile(content);
            default -> {
                // An ancillary chunk is counted below; an unknown critical one is for the codec.
            }
        }
        if ((type & ANCILLARY) != 0 && type != TRNS) {
            chunks++;
            metadataBytes += content.length();
        }
    }

    /** Reads IHDR (11.2.1). */
    private void header(int at) throws FlawException {
        int columns = file.big32(at);
        int rows = file.big32(at + 4);
        int bits = file.at(at + 8);
        colorType = file.at(at + 9);
        int channels =
                switch (colorType) {
                    case 0, INDEXED -> 1;
                    case 4 -> 2;
                    case 2 -> 3;
                    case 6 -> 4;
                    default -> 0;
                };
        boolean depth =
                switch (colorType) {
                    case 0 -> bits == 1 || bits == 2 || bits == 4 || bits == 8 || bits == 16;
                    case INDEXED -> bits == 1 || bits == 2 || bits == 4 || bits == 8;
                    default -> channels > 0 && (bits == 8 || bits == 16);
                };
        boolean methods = file.at(at + 10) == 0 && file.at(at + 11) == 0 && file.at(at + 12) <= 1;
        if (columns <= 0 || rows <= 0 || !depth || !methods) {
            throw corrupt("does not begin with a valid header");
        }
        width = columns;
        height = rows;
        // All rows with their filter types; an interlaced picture has a little more.
        inflatedBytes = (1 + ((long) columns * channels * bits + 7) / 8) * rows;
        samples =
                new Samples(
                        channels,
                        bits,
                        0,
                        colorType == 0 || colorType == 4 ? JpegColor.GREY : JpegColor.RGB);
    }

    /** The profile stands behind its name, a zero, and the compression method. */
    private List<Slice> profile(Slice content) {
        int nameEnd = 0;
        int longest = Math.min(content.length() - 1, LONGEST_PROFILE_NAME);
        while (nameEnd < longest && file.at(content.offset() + nameEnd) != 0) {
            nameEnd++;
        }
        int start = nameEnd + 2;
        return start < content.length() && file.at(content.offset() + nameEnd) == 0
                ? List.of(new Slice(content.offset() + start, content.length() - start))
                : List.of();
    }

    private boolean hasRightChecksum(int at, int length) {
        CRC32 crc = new CRC32();
        crc.update(file.file(), at, length);
        return (int) crc.getValue() == file.big32(at + length);
    }

    /** Four ASCII letters. */
    private static boolean isName(int type) {
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            int letter = type >> shift & 0xff | 0x20;
            if (letter < 'a' || letter > 'z') {
                return false;
            }
        }
        return true;
    }
}

package io.romanesco.contract.image;

import io.romanesco.contract.image.Structure.Samples;

/** Reads the headers of a BMP: file header, and core, info, OS/2 and V2 to V5 headers. */
final class BmpParser extends StructureParser {

    private static final int FILE_HEADER = 14;
    private static final int CORE = 12;
    private static final int INFO = 40;
    private static final int OS2 = 64;
    private static final int V5 = 124;

    private static final int RLE8 = 1;
    private static final int RLE4 = 2;
    private static final int BITFIELDS = 3;
    private static final int EMBEDDED_JPEG = 4;
    private static final int EMBEDDED_PNG = 5;

    private static final int END_OF_PICTURE = 1;
    private static final int DELTA = 2;

    BmpParser(Bytes file) {
        super(file);
    }

    /** Two letters prove little: the second header must have a possible length too. */
    static boolean isBmp(Bytes file) {
        if (file.length() < FILE_HEADER + 4 || !file.has("BM", 0)) {
            return false;
        }
        int header = file.little32(FILE_HEADER);
        return header == CORE || header >= INFO && header <= V5;
    }

    @Override
    void walk() throws FlawException {
        int header = file.little32(FILE_HEADER);
        if (file.length() < FILE_HEADER + header) {
            throw truncated("ends in its header");
        }
        boolean core = header == CORE;
        int columns = core ? file.little16(18) : file.little32(18);
        // A negative height means rows from the top down; the lowest int has no counterpart.
        int rows = core ? file.little16(20) : Math.max(file.little32(22), -Integer.MAX_VALUE);
        int bits = file.little16(core ? 24 : 28);
        int compression = core ? 0 : file.little32(30);
        width = Math.max(0, columns);
        height = Math.abs(rows);
        samples = new Samples(bits <= 8 ? 1 : 3, 8, 0, JpegColor.RGB);
        if (header == OS2 && compression > RLE4) {
            throw unsupported("an OS/2 bitmap in a compression of its own");
        }
        if (compression == EMBEDDED_JPEG || compression == EMBEDDED_PNG) {
            throw unsupported("a BMP with another image in it");
        }
        if (width == 0 || height == 0) {
            throw corrupt("has a header without a size");
        }
        if (!isPossible(bits, compression, rows < 0)) {
            throw corrupt("has an impossible depth or compression");
        }
        pixels(bits, compression);
    }

    private static boolean isPossible(int bits, int compression, boolean topDown) {
        return switch (compression) {
            case 0 -> bits == 1 || bits == 4 || bits == 8 || bits == 16 || bits == 24 || bits == 32;
            case RLE8 -> bits == 8 && !topDown;
            case RLE4 -> bits == 4 && !topDown;
            case BITFIELDS -> bits == 16 || bits == 32;
            default -> false;
        };
    }

    private void pixels(int bits, int compression) throws FlawException {
        long offset = file.unsigned32(10);
        if (offset < FILE_HEADER + CORE) {
            throw corrupt("has its pixels in its header");
        }
        long row = ((long) width * bits + 31) / 32 * 4;
        boolean packed = compression == RLE8 || compression == RLE4;
        if (packed ? !runsEnd(offset, bits) : file.length() < offset + row * height) {
            throw truncated("ends before its last row");
        }
    }

    /**
     * Whether run-length encoded rows (BI_RLE8, BI_RLE4) go on to the end of the picture. They are
     * pairs of a count and a value; a count of zero begins something else. Codecs fill what is
     * missing without a warning.
     */
    private boolean runsEnd(long offset, int bits) {
        long at = offset;
        while (at + 1 < file.length()) {
            int count = file.at((int) at);
            int value = file.at((int) at + 1);
            at += 2;
            if (count == 0 && value == END_OF_PICTURE) {
                return true;
            }
            if (count == 0 && value == DELTA) {
                at += 2;
            } else if (count == 0 && value > DELTA) {
                // So many pixels as they are, in whole words.
                at += (value * bits + 15) / 16 * 2;
            }
        }
        return false;
    }
}

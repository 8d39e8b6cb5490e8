package io.romanesco.api.format;

import io.romanesco.api.format.Structure.Corrupt;
import io.romanesco.api.format.Structure.Sound;
import io.romanesco.api.format.Structure.Truncated;
import io.romanesco.api.format.Structure.Unsupported;

/** Reads the headers of a BMP: file header, and core, info, V2 to V5 headers. */
final class BmpStructure {

    private static final int FILE_HEADER = 14;
    private static final int CORE = 12;
    private static final int INFO = 40;
    private static final int V5 = 124;
    private static final int RLE8 = 1;
    private static final int RLE4 = 2;
    private static final int BITFIELDS = 3;
    private static final int EMBEDDED_JPEG = 4;
    private static final int EMBEDDED_PNG = 5;

    private BmpStructure() {}

    /** Two letters say little: the second header must have a possible length too. */
    static boolean begins(byte[] content) {
        Bytes bmp = new Bytes(content);
        if (bmp.length() < FILE_HEADER + 4 || !bmp.has("BM", 0)) {
            return false;
        }
        int header = bmp.little32(FILE_HEADER);
        return header == CORE || header >= INFO && header <= V5;
    }

    static Structure of(byte[] content) {
        Bytes bmp = new Bytes(content);
        int header = bmp.little32(FILE_HEADER);
        if (bmp.length() < FILE_HEADER + header) {
            return new Truncated("it ends in its header");
        }
        return header == CORE
                ? of(bmp, bmp.little16(18), bmp.little16(20), bmp.little16(24), 0)
                : of(
                        bmp,
                        bmp.little32(18),
                        Math.abs(Math.max(bmp.little32(22), -Integer.MAX_VALUE)),
                        bmp.little16(28),
                        bmp.little32(30));
    }

    private static Structure of(Bytes bmp, int width, int height, int bits, int compression) {
        if (compression == EMBEDDED_JPEG || compression == EMBEDDED_PNG) {
            return new Unsupported("a BMP with another image in it");
        }
        if (width <= 0 || height <= 0) {
            return new Corrupt("its header gives no size");
        }
        if (!isPossible(bits, compression)) {
            return new Corrupt("its depth or compression is impossible");
        }
        long offset = bmp.unsigned32(10);
        if (offset < FILE_HEADER + CORE) {
            return new Corrupt("its pixels are in its header");
        }
        boolean packed = compression == RLE8 || compression == RLE4;
        double row = Math.ceil(width * (double) bits / Integer.SIZE) * Integer.BYTES;
        return bmp.length() < (packed ? offset + 1 : offset + row * height)
                ? new Truncated("it ends before its last row")
                : new Sound(width, height);
    }

    private static boolean isPossible(int bits, int compression) {
        return switch (compression) {
            case 0 -> bits == 1 || bits == 4 || bits == 8 || bits == 16 || bits == 24 || bits == 32;
            case RLE8 -> bits == 8;
            case RLE4 -> bits == 4;
            case BITFIELDS -> bits == 16 || bits == 32;
            default -> false;
        };
    }
}

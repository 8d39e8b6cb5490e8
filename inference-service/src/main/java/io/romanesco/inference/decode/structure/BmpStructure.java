package io.romanesco.inference.decode.structure;

import io.romanesco.inference.decode.structure.Structure.Counts;
import io.romanesco.inference.decode.structure.Structure.Embedded;
import io.romanesco.inference.decode.structure.Structure.Flaw;
import io.romanesco.inference.decode.structure.Structure.Samples;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** Reads the headers of a BMP: file header, and core, info, V2 to V5 headers. */
final class BmpStructure {

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

    private final ByteBuffer file;
    private int width;
    private int height;
    private int bits;
    private boolean topDown;

    private BmpStructure(byte[] bytes) {
        this.file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Two letters say little: the second header must have a possible length too. */
    static boolean isBmp(byte[] bytes) {
        if (bytes.length < FILE_HEADER + 4 || bytes[0] != 'B' || bytes[1] != 'M') {
            return false;
        }
        ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int header = file.getInt(FILE_HEADER);
        return header == CORE || header >= INFO && header <= V5;
    }

    static Structure of(byte[] bytes) {
        BmpStructure walk = new BmpStructure(bytes);
        Optional<Flaw> flaw = walk.run();
        return new Structure(
                Math.max(0, walk.width),
                Math.max(0, walk.height),
                Counts.PLAIN,
                new Samples(walk.bits <= 8 ? 1 : 3, 8, 0, JpegColor.RGB),
                Embedded.NOTHING,
                flaw);
    }

    private Optional<Flaw> run() {
        int header = file.getInt(FILE_HEADER);
        if (file.limit() < FILE_HEADER + header) {
            return Flaw.truncated("ends in its header");
        }
        int compression = 0;
        if (header == CORE) {
            width = file.getShort(18) & 0xffff;
            height = file.getShort(20) & 0xffff;
            bits = file.getShort(24);
        } else {
            width = file.getInt(18);
            height = Math.absExact(Math.max(file.getInt(22), -Integer.MAX_VALUE));
            topDown = file.getInt(22) < 0;
            bits = file.getShort(28);
            compression = file.getInt(30);
        }
        if (header == OS2 && compression > RLE4) {
            return Flaw.unsupported("an OS/2 bitmap in a compression of its own");
        }
        if (compression == EMBEDDED_JPEG || compression == EMBEDDED_PNG) {
            return Flaw.unsupported("a BMP with another image in it");
        }
        if (width <= 0 || height <= 0) {
            return Flaw.corrupt("has a header without a size");
        }
        if (!isPossible(compression)) {
            return Flaw.corrupt("has an impossible depth or compression");
        }
        return pixels(compression);
    }

    private boolean isPossible(int compression) {
        return switch (compression) {
            case 0 -> bits == 1 || bits == 4 || bits == 8 || bits == 16 || bits == 24 || bits == 32;
            case RLE8 -> bits == 8 && !topDown;
            case RLE4 -> bits == 4 && !topDown;
            case BITFIELDS -> bits == 16 || bits == 32;
            default -> false;
        };
    }

    private Optional<Flaw> pixels(int compression) {
        long offset = file.getInt(10) & 0xffffffffL;
        if (offset < FILE_HEADER + CORE) {
            return Flaw.corrupt("has its pixels in its header");
        }
        long row = ((long) width * bits + 31) / 32 * 4;
        boolean packed = compression == RLE8 || compression == RLE4;
        boolean whole =
                packed ? BmpRuns.end(file, offset, bits) : file.limit() >= offset + row * height;
        return whole ? Optional.empty() : Flaw.truncated("ends before its last row");
    }
}

package io.romanesco.inference.decode.structure;

import io.romanesco.inference.decode.structure.Structure.Samples;
import java.nio.ByteBuffer;
import java.util.Optional;

/** A PNG's IHDR chunk (third edition, 11.2.1). */
record PngHeader(int width, int height, int bits, int colorType) {

    private static final int LENGTH = 13;
    private static final int PALETTE = 3;

    /** Reads the chunk at the buffer's position; empty where it is not valid. */
    static Optional<PngHeader> of(ByteBuffer file, int length) {
        if (length != LENGTH) {
            return Optional.empty();
        }
        int at = file.position();
        PngHeader header =
                new PngHeader(
                        file.getInt(at), file.getInt(at + 4), file.get(at + 8), file.get(at + 9));
        boolean methods = file.get(at + 10) == 0 && file.get(at + 11) == 0;
        boolean interlace = file.get(at + 12) == 0 || file.get(at + 12) == 1;
        return header.isValid() && methods && interlace ? Optional.of(header) : Optional.empty();
    }

    private boolean isValid() {
        boolean depth =
                switch (colorType) {
                    case 0 -> bits == 1 || bits == 2 || bits == 4 || bits == 8 || bits == 16;
                    case PALETTE -> bits == 1 || bits == 2 || bits == 4 || bits == 8;
                    case 2, 4, 6 -> bits == 8 || bits == 16;
                    default -> false;
                };
        return depth && width > 0 && height > 0;
    }

    boolean needsPalette() {
        return colorType == PALETTE;
    }

    Samples samples() {
        boolean grey = colorType == 0 || colorType == 4;
        return new Samples(channels(), bits, 0, grey ? JpegColor.GREY : JpegColor.RGB);
    }

    /** Bytes of all rows with their filter types, not interlaced. */
    long inflatedBytes() {
        return (1 + ((long) width * channels() * bits + 7) / 8) * height;
    }

    private int channels() {
        return switch (colorType) {
            case 2 -> 3;
            case 4 -> 2;
            case 6 -> 4;
            default -> 1;
        };
    }
}

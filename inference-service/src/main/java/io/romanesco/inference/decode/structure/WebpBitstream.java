package io.romanesco.inference.decode.structure;

import io.romanesco.inference.decode.structure.Structure.Flaw;
import io.romanesco.inference.decode.structure.Structure.Frame;
import io.romanesco.inference.decode.structure.Structure.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The chunks that hold one WebP picture: ALPH and VP8 (RFC 6386), or VP8L. */
final class WebpBitstream {

    static final int LOSSY = 0x20385056;
    static final int LOSSLESS = 0x4c385056;
    static final int ALPHA = 0x48504c41;

    private static final int LOSSY_HEADER = 10;
    private static final int LOSSLESS_HEADER = 5;
    private static final int START_CODE = 0x2a019d;
    private static final int LOSSLESS_SIGNATURE = 0x2f;
    private static final int SIDE = 0x3fff;

    private final List<Slice> chunks = new ArrayList<>(2);
    private int width;
    private int height;
    private Optional<Flaw> flaw = Optional.empty();

    /** Looks at the present chunk; others than the three are not for it. */
    void take(RiffChunks file) {
        int at = file.offset();
        switch (file.type()) {
            case ALPHA -> chunks.add(file.whole());
            case LOSSY -> {
                if (file.length() < LOSSY_HEADER || file.unsigned24(at + 3) != START_CODE) {
                    flaw = Flaw.corrupt("has a picture without a valid header");
                    return;
                }
                width = file.unsignedShort(at + 6) & SIDE;
                height = file.unsignedShort(at + 8) & SIDE;
                finish(file);
            }
            case LOSSLESS -> {
                long bits = file.length() < LOSSLESS_HEADER ? 0 : file.unsignedInt(at + 1);
                if (file.length() < LOSSLESS_HEADER
                        || file.unsignedByte(at) != LOSSLESS_SIGNATURE
                        || bits >> 29 != 0) {
                    flaw = Flaw.corrupt("has a picture without a valid header");
                    return;
                }
                width = (int) (bits & SIDE) + 1;
                height = (int) (bits >> 14 & SIDE) + 1;
                finish(file);
            }
            default -> {
                // An unknown chunk within a frame: allowed, and no business of the decoder's.
            }
        }
    }

    private void finish(RiffChunks file) {
        chunks.add(file.whole());
        if (width == 0 || height == 0) {
            flaw = Flaw.corrupt("has a picture without a size");
        }
    }

    boolean hasSize() {
        return width > 0 && height > 0;
    }

    boolean fits(int wantedWidth, int wantedHeight) {
        return width == wantedWidth && height == wantedHeight;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    Optional<Flaw> flaw() {
        return flaw;
    }

    Frame frame(int x, int y) {
        return new Frame(x, y, width, height, List.copyOf(chunks));
    }
}

package io.romanesco.inference.decode.structure;

import io.romanesco.inference.decode.structure.Structure.Counts;
import io.romanesco.inference.decode.structure.Structure.Embedded;
import io.romanesco.inference.decode.structure.Structure.Flaw;
import io.romanesco.inference.decode.structure.Structure.Frame;
import io.romanesco.inference.decode.structure.Structure.Samples;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;

/**
 * Walks over the blocks of a GIF (version 89a) up to its trailer. The picture is the logical
 * screen, made larger where the first frame reaches beyond it.
 */
final class GifStructure {

    private static final int HEADER = 13;
    private static final int DESCRIPTOR = 9;
    private static final int EXTENSION = 0x21;
    private static final int IMAGE = 0x2c;
    private static final int TRAILER = 0x3b;

    private final ByteBuffer file;
    private Optional<Frame> first = Optional.empty();
    private int frames;

    private GifStructure(byte[] bytes) {
        this.file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    static Structure of(byte[] bytes) {
        GifStructure walk = new GifStructure(bytes);
        Optional<Flaw> flaw = walk.run();
        int width = walk.first.map(frame -> frame.x() + frame.width()).orElse(0);
        int height = walk.first.map(frame -> frame.y() + frame.height()).orElse(0);
        boolean screen = bytes.length >= HEADER;
        return new Structure(
                screen ? Math.max(width, walk.unsignedShort(6)) : 0,
                screen ? Math.max(height, walk.unsignedShort(8)) : 0,
                new Counts(walk.frames, 1, 0, 0, 0, 0),
                new Samples(1, 8, 0, JpegColor.RGB),
                new Embedded(Optional.empty(), List.of(), walk.first),
                flaw);
    }

    private Optional<Flaw> run() {
        if (file.limit() < HEADER) {
            return Flaw.truncated("ends in its header");
        }
        file.position(HEADER);
        skip(colorTable(file.get(10)));
        while (file.hasRemaining()) {
            int block = file.get() & 0xff;
            switch (block) {
                case EXTENSION -> {
                    skip(1);
                    skipSubBlocks();
                }
                case IMAGE -> {
                    if (file.remaining() < DESCRIPTOR) {
                        return Flaw.truncated("ends within a frame");
                    }
                    if (!image()) {
                        return Flaw.corrupt("has a frame without a size");
                    }
                }
                case TRAILER -> {
                    return frames > 0 ? Optional.empty() : Flaw.corrupt("has no frame");
                }
                default -> {
                    return Flaw.corrupt("has something else where a block must be");
                }
            }
        }
        return Flaw.truncated("ends before its trailer");
    }

    private boolean image() {
        int at = file.position();
        Frame frame =
                new Frame(
                        unsignedShort(at),
                        unsignedShort(at + 2),
                        unsignedShort(at + 4),
                        unsignedShort(at + 6),
                        List.of());
        frames++;
        first = first.or(() -> Optional.of(frame));
        skip(DESCRIPTOR + colorTable(file.get(at + 8)) + 1);
        skipSubBlocks();
        return frame.width() > 0 && frame.height() > 0;
    }

    /** Length of the table that these flags announce. */
    private static int colorTable(byte flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << (flags & 7) + 1;
    }

    private void skipSubBlocks() {
        while (file.hasRemaining()) {
            int length = file.get() & 0xff;
            if (length == 0) {
                return;
            }
            skip(length);
        }
    }

    private void skip(int length) {
        file.position(Math.min(file.limit(), file.position() + length));
    }

    private int unsignedShort(int at) {
        return file.getShort(at) & 0xffff;
    }
}

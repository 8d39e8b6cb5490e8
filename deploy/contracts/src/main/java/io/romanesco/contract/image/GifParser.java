package io.romanesco.contract.image;

import io.romanesco.contract.image.Structure.Frame;
import io.romanesco.contract.image.Structure.Samples;
import java.util.List;

/**
 * Walks over the blocks of a GIF (version 89a) up to its trailer. The picture is the logical
 * screen, made larger where the first frame reaches beyond it.
 */
final class GifParser extends StructureParser {

    private static final int HEADER = 13;
    private static final int DESCRIPTOR = 9;
    private static final int EXTENSION = 0x21;
    private static final int IMAGE = 0x2c;
    private static final int TRAILER = 0x3b;

    private int position = HEADER;

    GifParser(Bytes file) {
        super(file);
        frames = 0;
        samples = new Samples(1, 8, 0, JpegColor.RGB);
    }

    @Override
    void walk() throws FlawException {
        if (file.length() < HEADER) {
            throw truncated("ends in its header");
        }
        width = file.little16(6);
        height = file.little16(8);
        position += colorTable(file.at(10));
        while (position < file.length()) {
            switch (file.at(position++)) {
                case EXTENSION -> {
                    position++;
                    skipSubBlocks();
                }
                case IMAGE -> image();
                case TRAILER -> {
                    if (frames == 0) {
                        throw corrupt("has no frame");
                    }
                    return;
                }
                default -> throw corrupt("has something else where a block must be");
            }
        }
        throw truncated("ends before its trailer");
    }

    private void image() throws FlawException {
        if (file.length() - position < DESCRIPTOR) {
            throw truncated("ends within a frame");
        }
        Frame frame =
                new Frame(
                        file.little16(position),
                        file.little16(position + 2),
                        file.little16(position + 4),
                        file.little16(position + 6),
                        List.of());
        if (frames++ == 0) {
            firstFrame = frame;
            width = Math.max(width, frame.x() + frame.width());
            height = Math.max(height, frame.y() + frame.height());
        }
        position += DESCRIPTOR + colorTable(file.at(position + 8)) + 1;
        skipSubBlocks();
        if (frame.width() == 0 || frame.height() == 0) {
            throw corrupt("has a frame without a size");
        }
    }

    /** Length of the colour table that these flags announce. */
    private static int colorTable(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << (flags & 7) + 1;
    }

    private void skipSubBlocks() {
        int length = -1;
        while (length != 0 && position < file.length()) {
            length = file.at(position);
            position += 1 + length;
        }
    }
}

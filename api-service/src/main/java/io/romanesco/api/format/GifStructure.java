package io.romanesco.api.format;

import io.romanesco.api.format.Structure.Corrupt;
import io.romanesco.api.format.Structure.Counts;
import io.romanesco.api.format.Structure.Sound;
import io.romanesco.api.format.Structure.Truncated;

/**
 * Walks the blocks of a GIF (version 89a) up to its trailer. The picture is the logical screen, or
 * more where the first frame reaches beyond it.
 */
final class GifStructure {

    private static final int HEADER = 13;
    private static final int DESCRIPTOR = 9;
    private static final int EXTENSION = 0x21;
    private static final int IMAGE = 0x2C;
    private static final int TRAILER = 0x3B;

    private final Bytes gif;
    private int at = HEADER;
    private int width;
    private int height;
    private int frames;

    private GifStructure(byte[] content) {
        this.gif = new Bytes(content);
    }

    static boolean begins(byte[] content) {
        Bytes bytes = new Bytes(content);
        return bytes.has("GIF87a", 0) || bytes.has("GIF89a", 0);
    }

    static Structure of(byte[] content) {
        return content.length < HEADER
                ? new Truncated("it ends in its header")
                : new GifStructure(content).walk();
    }

    private Structure walk() {
        width = gif.little16(6);
        height = gif.little16(8);
        at += colorTable(gif.at(10));
        while (at < gif.length()) {
            switch (gif.at(at++)) {
                case EXTENSION -> {
                    at++;
                    skipSubBlocks();
                }
                case IMAGE -> {
                    if (gif.length() - at < DESCRIPTOR) {
                        return new Truncated("it ends within a frame");
                    }
                    if (!image()) {
                        return new Corrupt("it has a frame without a size");
                    }
                }
                case TRAILER -> {
                    return frames > 0
                            ? new Sound(width, height, Counts.frames(frames))
                            : new Corrupt("it has no frame");
                }
                default -> {
                    return new Corrupt("it has something else where a block must be");
                }
            }
        }
        return new Truncated("its trailer is missing");
    }

    private boolean image() {
        int frameWidth = gif.little16(at + 4);
        int frameHeight = gif.little16(at + 6);
        if (frames++ == 0) {
            width = Math.max(width, gif.little16(at) + frameWidth);
            height = Math.max(height, gif.little16(at + 2) + frameHeight);
        }
        at += DESCRIPTOR + colorTable(gif.at(at + 8)) + 1;
        skipSubBlocks();
        return frameWidth > 0 && frameHeight > 0;
    }

    /** Length of the table that these flags announce. */
    private static int colorTable(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << (flags & 7) + 1;
    }

    private void skipSubBlocks() {
        while (at < gif.length()) {
            int length = gif.at(at++);
            if (length == 0) {
                return;
            }
            at += length;
        }
    }
}

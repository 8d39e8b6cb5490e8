package io.romanesco.contract.image;

import io.romanesco.contract.image.Structure.Frame;
import io.romanesco.contract.image.Structure.Samples;
import io.romanesco.contract.image.Structure.Slice;
import java.util.ArrayList;
import java.util.List;

/**
 * Walks over the chunks of a WebP (RFC 9649). The first picture must have the size that the canvas
 * or its frame gives: else a small canvas could hide a huge picture.
 */
final class WebpParser extends StructureParser {

    private static final int HEADER = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int FRAME_HEADER = 16;

    // Chunk types as little-endian numbers.
    private static final int LOSSY = 0x20385056;
    private static final int LOSSLESS = 0x4c385056;
    private static final int ALPHA = 0x48504c41;
    private static final int VP8X = 0x58385056;
    private static final int ANIM = 0x4d494e41;
    private static final int ANMF = 0x464d4e41;
    private static final int EXIF = 0x46495845;
    private static final int ICCP = 0x50434349;

    private static final int START_CODE = 0x2a019d;
    private static final int LOSSLESS_SIGNATURE = 0x2f;
    private static final int SIDE = 0x3fff;

    private final Picture still = new Picture();

    WebpParser(Bytes file) {
        super(file);
        frames = 0;
        samples = new Samples(4, 8, 0, JpegColor.RGB);
    }

    /** One picture: the chunks ALPH and VP8 (RFC 6386), or VP8L. */
    private final class Picture {

        private final List<Slice> parts = new ArrayList<>(2);
        private int width;
        private int height;

        void add(int type, Slice content) throws FlawException {
            int at = content.offset();
            if (type == LOSSY) {
                if (content.length() < 10 || file.little24(at + 3) != START_CODE) {
                    throw corrupt("has a picture without a valid header");
                }
                width = file.little16(at + 6) & SIDE;
                height = file.little16(at + 8) & SIDE;
                if (width == 0 || height == 0) {
                    throw corrupt("has a picture without a size");
                }
            } else if (type == LOSSLESS) {
                if (content.length() < 5
                        || file.at(at) != LOSSLESS_SIGNATURE
                        || file.little32(at + 1) >>> 29 != 0) {
                    throw corrupt("has a picture without a valid header");
                }
                width = (file.little32(at + 1) & SIDE) + 1;
                height = (file.little32(at + 1) >> 14 & SIDE) + 1;
            } else if (type != ALPHA) {
                return;
            }
            parts.add(new Slice(at - CHUNK_HEADER, content.length() + CHUNK_HEADER));
        }

        boolean isComplete() {
            return width > 0;
        }

        Frame at(int x, int y) {
            return new Frame(x, y, width, height, List.copyOf(parts));
        }
    }

    @Override
    void walk() throws FlawException {
        if (file.length() < HEADER + CHUNK_HEADER) {
            throw truncated("ends in its header");
        }
        long declared = file.unsigned32(4) + 8;
        int end = (int) Math.min(file.length(), declared);
        int at = HEADER;
        while (at <= end - CHUNK_HEADER) {
            long length = file.unsigned32(at + 4);
            if (length > end - at - CHUNK_HEADER) {
                throw truncated("ends within a chunk");
            }
            chunk(file.little32(at), new Slice(at + CHUNK_HEADER, (int) length));
            at = next(at, (int) length);
        }
        if (declared > file.length() || at < end) {
            throw truncated("ends within a chunk");
        }
        if (frames == 0) {
            throw corrupt("has no pixels");
        }
    }

    /** Chunks are padded to an even length. */
    private static int next(int at, int length) {
        return at + CHUNK_HEADER + length + (length & 1);
    }

    private void chunk(int type, Slice content) throws FlawException {
        switch (type) {
            case VP8X -> {
                if (content.length() < 10 || width > 0) {
                    throw corrupt("has a wrong header");
                }
                width = file.little24(content.offset() + 4) + 1;
                height = file.little24(content.offset() + 7) + 1;
            }
            case ANIM -> {
                // Background and loop count: the first frame needs neither.
            }
            case ANMF -> animationFrame(content);
            case ALPHA, LOSSY, LOSSLESS -> still(type, content);
            default -> {
                chunks++;
                metadataBytes += content.length();
                if (type == EXIF) {
                    exif = content;
                } else if (type == ICCP) {
                    profile = List.of(content);
                }
            }
        }
    }

    private void still(int type, Slice content) throws FlawException {
        if (frames > 0) {
            throw corrupt("has two pictures where one must be");
        }
        still.add(type, content);
        if (!still.isComplete()) {
            return;
        }
        frames = 1;
        if (width == 0) {
            width = still.width;
            height = still.height;
        }
        if (still.width != width || still.height != height) {
            throw corrupt("has a canvas and a picture of different sizes");
        }
        firstFrame = still.at(0, 0);
    }

    private void animationFrame(Slice content) throws FlawException {
        if (content.length() < FRAME_HEADER || width == 0) {
            throw corrupt("has a frame in a wrong place");
        }
        frames++;
        if (firstFrame != null) {
            return;
        }
        int start = content.offset();
        Picture picture = firstPicture(start + FRAME_HEADER, start + content.length());
        int x = file.little24(start) * 2;
        int y = file.little24(start + 3) * 2;
        if (picture.width != file.little24(start + 6) + 1
                || picture.height != file.little24(start + 9) + 1
                || x + picture.width > width
                || y + picture.height > height) {
            throw corrupt("has a frame and a picture of different sizes");
        }
        firstFrame = picture.at(x, y);
    }

    /** The picture in these chunks; one without a size where there is none. */
    private Picture firstPicture(int start, int end) throws FlawException {
        Picture picture = new Picture();
        int at = start;
        while (!picture.isComplete()
                && at <= end - CHUNK_HEADER
                && file.unsigned32(at + 4) <= end - at - CHUNK_HEADER) {
            int length = file.little32(at + 4);
            picture.add(file.little32(at), new Slice(at + CHUNK_HEADER, length));
            at = next(at, length);
        }
        return picture;
    }
}

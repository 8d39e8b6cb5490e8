package io.romanesco.api.format;

import io.romanesco.api.format.Structure.Corrupt;
import io.romanesco.api.format.Structure.Counts;
import io.romanesco.api.format.Structure.Sound;
import io.romanesco.api.format.Structure.Truncated;

/**
 * Walks the chunks of a WebP (RFC 9649). The first picture must have the size that the canvas or
 * its frame gives: else a small canvas could hide a huge picture.
 */
final class WebpStructure {

    private static final int HEADER = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int FRAME_HEADER = 16;
    private static final int SIDE = 0x3FFF;

    private final Bytes webp;
    private Sound canvas;
    private int frames;
    private int chunks;
    private long metadataBytes;

    private WebpStructure(byte[] content) {
        this.webp = new Bytes(content);
    }

    static boolean begins(byte[] content) {
        Bytes bytes = new Bytes(content);
        return bytes.has("RIFF", 0) && bytes.has("WEBP", 8);
    }

    static Structure of(byte[] content) {
        return content.length < HEADER + CHUNK_HEADER
                ? new Truncated("it ends in its header")
                : new WebpStructure(content).walk();
    }

    private Structure walk() {
        long declared = webp.unsigned32(4) + 8;
        int end = (int) Math.min(webp.length(), declared);
        int at = HEADER;
        while (end - at >= CHUNK_HEADER) {
            long length = webp.unsigned32(at + 4);
            if (length > end - at - CHUNK_HEADER) {
                return new Truncated("it ends within a chunk");
            }
            String flaw = chunk(at, (int) length);
            if (flaw != null) {
                return new Corrupt(flaw);
            }
            at += CHUNK_HEADER + (int) length + (int) (length & 1);
        }
        if (declared > webp.length() || at < end) {
            return new Truncated("it ends within a chunk");
        }
        return frames == 0 || canvas == null
                ? new Corrupt("it has no pixels")
                : new Sound(
                        canvas.width(),
                        canvas.height(),
                        new Counts(frames, 1, chunks, metadataBytes, 0, 0));
    }

    /** Takes a chunk; what is wrong with it, or null. */
    private String chunk(int at, int length) {
        int content = at + CHUNK_HEADER;
        if (webp.has("VP8X", at)) {
            if (length < 10 || canvas != null) {
                return "its header is wrong";
            }
            canvas = new Sound(webp.little24(content + 4) + 1, webp.little24(content + 7) + 1);
            return null;
        }
        if (webp.has("ANMF", at)) {
            return frames++ > 0 ? null : animationFrame(content, length);
        }
        if (isPicture(at)) {
            Sound size = size(at, length);
            canvas = canvas == null ? size : canvas;
            return frames++ > 0 || size == null || !size.equals(canvas)
                    ? "its picture does not fit its canvas"
                    : null;
        }
        if (!webp.has("ALPH", at) && !webp.has("ANIM", at)) {
            chunks++;
            metadataBytes += length;
        }
        return null;
    }

    private String animationFrame(int content, int length) {
        if (length < FRAME_HEADER || canvas == null) {
            return "its first frame is in a wrong place";
        }
        int width = webp.little24(content + 6) + 1;
        int height = webp.little24(content + 9) + 1;
        boolean inside =
                webp.little24(content) * 2 + width <= canvas.width()
                        && webp.little24(content + 3) * 2 + height <= canvas.height();
        int at = content + FRAME_HEADER;
        int end = content + length;
        while (end - at >= CHUNK_HEADER) {
            long part = webp.unsigned32(at + 4);
            if (part > end - at - CHUNK_HEADER) {
                return "its first frame is cut";
            }
            if (isPicture(at)) {
                return inside && new Sound(width, height).equals(size(at, (int) part))
                        ? null
                        : "its first frame does not fit its canvas";
            }
            at += CHUNK_HEADER + (int) part + (int) (part & 1);
        }
        return "its first frame has no pixels";
    }

    private boolean isPicture(int at) {
        return webp.has("VP8 ", at) || webp.has("VP8L", at);
    }

    /** Size of the picture in a chunk, or null where its header is not valid. */
    private Sound size(int at, int length) {
        int content = at + CHUNK_HEADER;
        if (webp.has("VP8 ", at)) {
            if (length < 10 || !webp.has("\u009D\u0001*", content + 3)) {
                return null;
            }
            int width = webp.little16(content + 6) & SIDE;
            int height = webp.little16(content + 8) & SIDE;
            return width == 0 || height == 0 ? null : new Sound(width, height);
        }
        if (length < 5 || webp.at(content) != 0x2F) {
            return null;
        }
        int bits = webp.little32(content + 1);
        return bits >>> 29 == 0 ? new Sound((bits & SIDE) + 1, (bits >> 14 & SIDE) + 1) : null;
    }
}

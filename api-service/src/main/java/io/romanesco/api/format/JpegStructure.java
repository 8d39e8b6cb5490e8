package io.romanesco.api.format;

import io.romanesco.api.format.Structure.Corrupt;
import io.romanesco.api.format.Structure.Counts;
import io.romanesco.api.format.Structure.Sound;
import io.romanesco.api.format.Structure.Truncated;
import io.romanesco.api.format.Structure.Unsupported;

/**
 * Walks the markers of a JPEG (ITU-T T.81, annex B) up to its end of image, and counts its scans.
 * Entropy-coded data is stepped over: in it, 0xFF is followed by 0 or a restart.
 */
final class JpegStructure {

    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int JPEG_LS = 0xF7;
    private static final int PROGRESSIVE = 0xC2;
    private static final int FIRST_ARITHMETIC = 0xC9;
    private static final int FRAME_HEADER = 8;

    private final Bytes jpeg;
    private Structure frame;
    private int scans;
    private int at = 2;

    private JpegStructure(byte[] content) {
        this.jpeg = new Bytes(content);
    }

    static boolean begins(byte[] content) {
        return new Bytes(content).has("\u00FF\u00D8\u00FF", 0);
    }

    static Structure of(byte[] content) {
        return new JpegStructure(content).walk();
    }

    private Structure walk() {
        while (true) {
            if (scans == 0 && at < jpeg.length() && jpeg.at(at) != 0xFF) {
                return new Corrupt("there is no marker where one must be");
            }
            findMarker();
            if (at >= jpeg.length()) {
                return truncated();
            }
            int marker = jpeg.at(at++);
            if (marker == SOI) {
                return new Corrupt("it begins anew in its middle");
            }
            if (marker == EOI) {
                return ended();
            }
            if (!standsAlone(marker)) {
                Structure flaw = segment(marker);
                if (flaw != null) {
                    return flaw;
                }
            }
        }
    }

    private void findMarker() {
        at = jpeg.nextFF(at);
        while (at < jpeg.length() && jpeg.at(at) == 0xFF) {
            at++;
        }
    }

    private Structure ended() {
        return scans > 0 && frame instanceof Sound sound
                ? new Sound(sound.width(), sound.height(), Counts.scans(scans))
                : new Corrupt("it has no scan");
    }

    private Structure truncated() {
        return new Truncated(
                scans == 0
                        ? "it ends before its first scan"
                        : "its end-of-image marker is missing");
    }

    /** Steps over a segment; what is wrong with it, or null. */
    private Structure segment(int marker) {
        if (at + 2 > jpeg.length()) {
            return truncated();
        }
        int length = jpeg.big16(at);
        if (length < 2) {
            return new Corrupt("it has a segment of impossible length");
        }
        if (at + length > jpeg.length()) {
            return truncated();
        }
        int content = at + 2;
        at += length;
        if (marker == JPEG_LS) {
            return new Unsupported("a JPEG-LS image");
        }
        if (isFrame(marker)) {
            if (frame != null) {
                return new Corrupt("it has two frame headers");
            }
            frame = frame(marker, content, length);
            return frame instanceof Sound ? null : frame;
        }
        if (marker == SOS) {
            scans++;
            return frame == null ? new Corrupt("its scan comes before its frame header") : null;
        }
        return null;
    }

    private Structure frame(int marker, int content, int length) {
        if (length < FRAME_HEADER) {
            return new Corrupt("its frame header is too short");
        }
        if (marker >= FIRST_ARITHMETIC) {
            return new Unsupported("a JPEG with arithmetic coding");
        }
        if (marker > PROGRESSIVE) {
            return new Unsupported("a lossless or hierarchical JPEG");
        }
        int components = jpeg.at(content + 5);
        if (jpeg.at(content) != Byte.SIZE) {
            return new Unsupported("a JPEG of %d bits".formatted(jpeg.at(content)));
        }
        if (components != 1 && components != 3 && components != 4) {
            return new Unsupported("a JPEG of %d components".formatted(components));
        }
        Sound size = new Sound(jpeg.big16(content + 3), jpeg.big16(content + 1));
        return size.pixels() == 0 ? new Corrupt("its frame header gives no size") : size;
    }

    /** SOF0 to SOF15; C4, C8 and CC in that range are other things. */
    private static boolean isFrame(int marker) {
        return marker >= 0xC0
                && marker <= 0xCF
                && marker != 0xC4
                && marker != 0xC8
                && marker != 0xCC;
    }

    /** A stuffed zero, TEM, and RST0 to RST7 have no length. */
    private static boolean standsAlone(int marker) {
        return marker <= 0x01 || marker >= 0xD0 && marker <= 0xD7;
    }
}

package io.romanesco.api.format;

import io.romanesco.api.format.Structure.Corrupt;
import io.romanesco.api.format.Structure.Sound;
import io.romanesco.api.format.Structure.Truncated;

/**
 * Walks the marker segments of a JPEG (ITU-T T.81, annex B) up to its first scan, then looks for
 * the end of image.
 */
final class JpegStructure {

    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int FRAME_HEADER = 8;

    private JpegStructure() {}

    static Structure of(byte[] jpeg) {
        Sound frame = null;
        int at = 2;
        while (at + 3 < jpeg.length) {
            if (unsigned(jpeg, at) != 0xFF) {
                return new Corrupt("there is no marker where one must be");
            }
            int marker = unsigned(jpeg, at + 1);
            if (marker == 0xFF) {
                at++;
                continue;
            }
            if (standsAlone(marker)) {
                at += 2;
                continue;
            }
            int length = unsigned(jpeg, at + 2) << 8 | unsigned(jpeg, at + 3);
            int end = at + 2 + length;
            if (marker == SOI || marker == EOI || length < 2) {
                return new Corrupt("its segments are out of order");
            }
            if (end > jpeg.length) {
                break;
            }
            if (marker == SOS) {
                return scanned(jpeg, frame, end);
            }
            if (isFrame(marker)) {
                if (length < FRAME_HEADER) {
                    return new Corrupt("its frame header is too short");
                }
                frame = frame(jpeg, at + 4);
            }
            at = end;
        }
        return new Truncated("it ends before its first scan");
    }

    private static Structure scanned(byte[] jpeg, Sound frame, int from) {
        if (frame == null) {
            return new Corrupt("its scan comes before its frame header");
        }
        if (frame.width() == 0 || frame.height() == 0) {
            return new Corrupt("its frame header gives no size");
        }
        for (int at = jpeg.length - 2; at >= from; at--) {
            if (unsigned(jpeg, at) == 0xFF && unsigned(jpeg, at + 1) == EOI) {
                return frame;
            }
        }
        return new Truncated("its end-of-image marker is missing");
    }

    private static Sound frame(byte[] jpeg, int at) {
        int height = unsigned(jpeg, at + 1) << 8 | unsigned(jpeg, at + 2);
        int width = unsigned(jpeg, at + 3) << 8 | unsigned(jpeg, at + 4);
        return new Sound(width, height);
    }

    /** SOF0 to SOF15; C4, C8 and CC in that range are other things. */
    private static boolean isFrame(int marker) {
        return marker >= 0xC0
                && marker <= 0xCF
                && marker != 0xC4
                && marker != 0xC8
                && marker != 0xCC;
    }

    /** TEM and RST0 to RST7 have no length. */
    private static boolean standsAlone(int marker) {
        return marker == 0x01 || marker >= 0xD0 && marker <= 0xD7;
    }

    private static int unsigned(byte[] bytes, int at) {
        return bytes[at] & 0xFF;
    }
}

package io.romanesco.inference.decode;

import io.romanesco.inference.decode.FileStructure.Integrity;
import java.nio.charset.StandardCharsets;

/**
 * Walks over the markers of a JPEG (ITU T.81, annex B) up to its end-of-image marker. Entropy-coded
 * data is stepped over byte by byte: in it, 0xFF is always followed by 0 or by a restart marker.
 */
final class JpegStructure {

    private static final int EOI = 0xd9;
    private static final int SOS = 0xda;
    private static final int APP14 = 0xee;

    private final byte[] bytes;
    private int position = 2;
    private int width;
    private int height;
    private int channels;
    private int adobeTransform = -1;
    private int scans;

    private JpegStructure(byte[] bytes) {
        this.bytes = bytes;
    }

    static FileStructure of(byte[] bytes) {
        JpegStructure walk = new JpegStructure(bytes);
        Integrity integrity = walk.run();
        return new FileStructure(
                walk.width, walk.height, walk.channels, walk.adobeTransform, walk.scans, integrity);
    }

    private Integrity run() {
        while (true) {
            int marker = nextMarker();
            if (marker < 0) {
                return Integrity.TRUNCATED;
            }
            if (marker == EOI) {
                return scans > 0 ? Integrity.COMPLETE : Integrity.CORRUPT;
            }
            if (standsAlone(marker)) {
                continue;
            }
            if (position + 2 > bytes.length) {
                return Integrity.TRUNCATED;
            }
            int length = unsignedShort(position);
            if (length < 2) {
                return Integrity.CORRUPT;
            }
            if (position + length > bytes.length) {
                return Integrity.TRUNCATED;
            }
            segment(marker, length);
            position += length;
        }
    }

    /** Moves behind the next marker and returns its code, or -1 at the end of the file. */
    private int nextMarker() {
        while (position < bytes.length && bytes[position] != (byte) 0xff) {
            position++;
        }
        while (position < bytes.length && bytes[position] == (byte) 0xff) {
            position++;
        }
        return position < bytes.length ? bytes[position++] & 0xff : -1;
    }

    private static boolean standsAlone(int marker) {
        return marker <= 0x01 || (marker >= 0xd0 && marker <= 0xd8);
    }

    private void segment(int marker, int length) {
        if (isFrame(marker) && length >= 8) {
            height = unsignedShort(position + 3);
            width = unsignedShort(position + 5);
            channels = bytes[position + 7] & 0xff;
        } else if (marker == SOS) {
            scans++;
        } else if (marker == APP14 && length >= 14 && isAdobe()) {
            adobeTransform = bytes[position + 13] & 0xff;
        }
    }

    private boolean isAdobe() {
        return "Adobe".equals(new String(bytes, position + 2, 5, StandardCharsets.ISO_8859_1));
    }

    /** SOF0 to SOF15, without DHT, JPG and DAC, which stand among them. */
    private static boolean isFrame(int marker) {
        return marker >= 0xc0
                && marker <= 0xcf
                && marker != 0xc4
                && marker != 0xc8
                && marker != 0xcc;
    }

    private int unsignedShort(int at) {
        return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    }
}

package io.romanesco.contract.image;

import io.romanesco.contract.image.Structure.Samples;
import io.romanesco.contract.image.Structure.Slice;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Walks over the markers of a JPEG (ITU-T T.81, annex B) up to its end-of-image marker. Up to the
 * first scan, segments must follow each other without a gap. Entropy-coded data is skipped: in it,
 * 0xFF is always followed by 0 or by a restart marker.
 */
final class JpegParser extends StructureParser {

    private static final int PROGRESSIVE = 0xc2;
    private static final int DHT = 0xc4;
    private static final int JPG = 0xc8;
    private static final int FIRST_ARITHMETIC = 0xc9;
    private static final int DAC = 0xcc;
    private static final int SOI = 0xd8;
    private static final int EOI = 0xd9;
    private static final int SOS = 0xda;
    private static final int DRI = 0xdd;
    private static final int APP0 = 0xe0;
    private static final int APP1 = 0xe1;
    private static final int APP2 = 0xe2;
    private static final int APP14 = 0xee;
    private static final int JPEG_LS = 0xf7;

    private static final int FRAME_HEADER = 6;
    private static final int COMPONENT = 3;
    private static final int ADOBE_LENGTH = 12;
    private static final int ICC_HEADER = 14;

    /** Largest minimum coded unit, in pixels: 4 × 4 blocks. Restart intervals count units. */
    private static final long LARGEST_UNIT = 32 * 32;

    private int position = 2;
    private int[] componentIds;
    private long coefficients;
    private int restartInterval;
    private int restarts;
    private boolean jfif;
    private int adobeTransform = -1;
    private final SortedMap<Integer, Slice> profilePieces = new TreeMap<>();

    JpegParser(Bytes file) {
        super(file);
        scans = 0;
    }

    @Override
    void walk() throws FlawException {
        int marker = nextMarker();
        while (marker != EOI) {
            if (marker == SOI) {
                throw corrupt("begins anew in its middle");
            }
            if (marker >= 0xd0 && marker <= 0xd7) {
                restarts++;
            } else if (marker > 0x01) {
                segment(marker);
            }
            marker = nextMarker();
        }
        end();
    }

    /** Moves behind the next marker and returns its code. */
    private int nextMarker() throws FlawException {
        if (scans == 0 && position < file.length() && file.at(position) != 0xff) {
            throw corrupt("has no marker where one must be");
        }
        position = file.nextFF(position);
        while (position < file.length() && file.at(position) == 0xff) {
            position++;
        }
        if (position == file.length()) {
            throw cut();
        }
        return file.at(position++);
    }

    private void segment(int marker) throws FlawException {
        if (position + 2 > file.length()) {
            throw cut();
        }
        int length = file.big16(position);
        if (length < 2) {
            throw corrupt("has a segment of impossible length");
        }
        if (position + length > file.length()) {
            throw cut();
        }
        Slice content = new Slice(position + 2, length - 2);
        position += length;
        switch (marker) {
            case JPEG_LS -> throw unsupported("a JPEG-LS image");
            case SOS -> {
                if (componentIds == null) {
                    throw corrupt("has a scan before its frame header");
                }
                scans++;
            }
            case DRI -> {
                if (content.length() >= 2) {
                    restartInterval = file.big16(content.offset());
                }
            }
            case DHT, JPG, DAC -> {
                // These stand among the frame headers, and are none.
            }
            default -> {
                if (marker >= 0xc0 && marker <= 0xcf) {
                    frameHeader(marker, content);
                } else {
                    applicationData(marker, content);
                }
            }
        }
    }

    /** ITU-T T.81, B.2.2. */
    private void frameHeader(int marker, Slice content) throws FlawException {
        if (componentIds != null) {
            throw corrupt("has two frame headers");
        }
        int at = content.offset();
        if (content.length() < FRAME_HEADER
                || content.length() < FRAME_HEADER + COMPONENT * file.at(at + 5)) {
            throw corrupt("has a frame header that is too short");
        }
        if (marker >= FIRST_ARITHMETIC) {
            throw unsupported("a JPEG with arithmetic coding");
        }
        if (marker > PROGRESSIVE) {
            throw unsupported("a lossless or hierarchical JPEG");
        }
        int components = file.at(at + 5);
        if (file.at(at) != 8) {
            throw unsupported("a JPEG of %d bits".formatted(file.at(at)));
        }
        if (components != 1 && components != 3 && components != 4) {
            throw unsupported("a JPEG of %d components".formatted(components));
        }
        int rows = file.big16(at + 1);
        int columns = file.big16(at + 3);
        if (columns == 0 || rows == 0) {
            throw corrupt("has a frame header without a size");
        }
        components(at + FRAME_HEADER, components, columns, rows);
        width = columns;
        height = rows;
    }

    private void components(int start, int count, int columns, int rows) throws FlawException {
        int[] ids = new int[count];
        int across = 0;
        int down = 0;
        int blocks = 0;
        for (int i = 0; i < count; i++) {
            int at = start + i * COMPONENT;
            ids[i] = file.at(at);
            int horizontal = file.at(at + 1) >> 4;
            int vertical = file.at(at + 1) & 0xf;
            if (horizontal < 1 || horizontal > 4 || vertical < 1 || vertical > 4) {
                throw corrupt("has impossible sampling factors");
            }
            across = Math.max(across, horizontal);
            down = Math.max(down, vertical);
            blocks += horizontal * vertical;
        }
        long units = ((columns - 1) / (8L * across) + 1) * ((rows - 1) / (8L * down) + 1);
        // A sequential JPEG whose components come one by one keeps them all too: count it alike.
        coefficients = units * blocks * 64;
        componentIds = ids;
    }

    private void applicationData(int marker, Slice content) {
        int at = content.offset();
        if (marker == APP0 && begins(content, "JFIF\0")) {
            jfif = true;
        } else if (marker == APP1 && exif == null && begins(content, "Exif\0\0")) {
            exif = new Slice(at + 6, content.length() - 6);
        } else if (marker == APP2
                && content.length() > ICC_HEADER
                && begins(content, "ICC_PROFILE\0")) {
            int number = file.at(at + ICC_HEADER - 2);
            profilePieces.put(number, new Slice(at + ICC_HEADER, content.length() - ICC_HEADER));
        } else if (marker == APP14
                && content.length() >= ADOBE_LENGTH
                && begins(content, "Adobe")) {
            adobeTransform = file.at(at + ADOBE_LENGTH - 1);
        }
    }

    private boolean begins(Slice content, String word) {
        return content.length() >= word.length() && file.has(word, content.offset());
    }

    private void end() throws FlawException {
        if (scans == 0) {
            throw corrupt("has no scan");
        }
        // Decoders only warn of this, with a warning that is harmless in other files.
        if (restarts == 0
                && restartInterval > 0
                && (long) width * height > restartInterval * LARGEST_UNIT) {
            throw corrupt("has none of the restart markers that it announces");
        }
        samples =
                new Samples(
                        componentIds.length,
                        8,
                        coefficients,
                        JpegColor.of(componentIds, jfif, adobeTransform));
        profile = List.copyOf(profilePieces.values());
    }

    private FlawException cut() {
        return truncated(scans == 0 ? "ends before its first scan" : "has no end-of-image marker");
    }
}

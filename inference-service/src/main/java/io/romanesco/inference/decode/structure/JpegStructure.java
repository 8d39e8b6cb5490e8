package io.romanesco.inference.decode.structure;

import io.romanesco.inference.decode.structure.Structure.Counts;
import io.romanesco.inference.decode.structure.Structure.Embedded;
import io.romanesco.inference.decode.structure.Structure.Flaw;
import io.romanesco.inference.decode.structure.Structure.Slice;
import java.util.Optional;

/**
 * Walks over the markers of a JPEG (ITU-T T.81, annex B) up to its end-of-image marker. Up to the
 * first scan, segments must follow each other without a gap. Entropy-coded data is stepped over
 * byte by byte: in it, 0xFF is always followed by 0 or by a restart marker.
 */
final class JpegStructure {

    private static final int SOI = 0xd8;
    private static final int EOI = 0xd9;
    private static final int SOS = 0xda;
    private static final int DRI = 0xdd;
    private static final int JPEG_LS = 0xf7;
    private static final int END_OF_FILE = -1;
    private static final int NO_MARKER = -2;

    /** Pixels that a unit between restart markers is counted in may have at most: 4 x 4 blocks. */
    private static final long LARGEST_UNIT = 32 * 32;

    private final byte[] bytes;
    private final JpegApplicationData applications;
    private JpegFrame frame;
    private int position = 2;
    private int scans;
    private int restartInterval;
    private int restarts;

    private JpegStructure(byte[] bytes) {
        this.bytes = bytes;
        this.applications = new JpegApplicationData(bytes);
    }

    static Structure of(byte[] bytes) {
        JpegStructure walk = new JpegStructure(bytes);
        Optional<Flaw> flaw = walk.run();
        return walk.structure(flaw);
    }

    private Structure structure(Optional<Flaw> flaw) {
        boolean known = frame != null && frame.flaw().isEmpty();
        return new Structure(
                known ? frame.width() : 0,
                known ? frame.height() : 0,
                new Counts(1, scans, 0, 0, 0, 0),
                known
                        ? frame.samples(applications.jfif(), applications.adobeTransform())
                        : JpegFrame.UNKNOWN,
                new Embedded(applications.exif(), applications.profile(), Optional.empty()),
                flaw);
    }

    private Optional<Flaw> run() {
        while (true) {
            int marker = nextMarker();
            switch (marker) {
                case END_OF_FILE -> {
                    return truncated();
                }
                case NO_MARKER -> {
                    return Flaw.corrupt("has no marker where one must be");
                }
                case SOI -> {
                    return Flaw.corrupt("begins anew in its middle");
                }
                case EOI -> {
                    return end();
                }
                default -> {
                    Optional<Flaw> flaw = standsAlone(marker) ? Optional.empty() : segment(marker);
                    if (flaw.isPresent()) {
                        return flaw;
                    }
                    restarts += isRestart(marker) ? 1 : 0;
                }
            }
        }
    }

    /** Where all restart markers are missing, decoders warn of what is harmless elsewhere. */
    private Optional<Flaw> end() {
        if (scans == 0) {
            return Flaw.corrupt("has no scan");
        }
        long pixels = (long) frame.width() * frame.height();
        boolean announced = restartInterval > 0 && pixels > restartInterval * LARGEST_UNIT;
        return announced && restarts == 0
                ? Flaw.corrupt("has none of the restart markers that it announces")
                : Optional.empty();
    }

    /** Moves behind the next marker and returns its code. */
    private int nextMarker() {
        if (scans == 0 && position < bytes.length && bytes[position] != (byte) 0xff) {
            return NO_MARKER;
        }
        while (position < bytes.length && bytes[position] != (byte) 0xff) {
            position++;
        }
        while (position < bytes.length && bytes[position] == (byte) 0xff) {
            position++;
        }
        return position < bytes.length ? bytes[position++] & 0xff : END_OF_FILE;
    }

    private static boolean standsAlone(int marker) {
        return marker <= 0x01 || isRestart(marker);
    }

    private static boolean isRestart(int marker) {
        return marker >= 0xd0 && marker <= 0xd7;
    }

    private Optional<Flaw> segment(int marker) {
        if (position + 2 > bytes.length) {
            return truncated();
        }
        int length = (bytes[position] & 0xff) << 8 | bytes[position + 1] & 0xff;
        if (length < 2) {
            return Flaw.corrupt("has a segment of impossible length");
        }
        if (position + length > bytes.length) {
            return truncated();
        }
        Slice content = new Slice(position + 2, length - 2);
        position += length;
        if (marker == JPEG_LS) {
            return Flaw.unsupported("a JPEG-LS image");
        }
        if (marker == DRI && content.length() >= 2) {
            restartInterval =
                    (bytes[content.offset()] & 0xff) << 8 | bytes[content.offset() + 1] & 0xff;
        }
        if (JpegFrame.isFrame(marker)) {
            if (frame != null) {
                return Flaw.corrupt("has two frame headers");
            }
            frame = JpegFrame.of(bytes, marker, content);
            return frame.flaw();
        }
        if (marker == SOS) {
            scans++;
            return frame == null
                    ? Flaw.corrupt("has a scan before its frame header")
                    : Optional.empty();
        }
        applications.take(marker, content);
        return Optional.empty();
    }

    private Optional<Flaw> truncated() {
        return Flaw.truncated(
                scans == 0 ? "ends before its first scan" : "has no end-of-image marker");
    }
}

package io.romanesco.inference.decode.structure;

import io.romanesco.inference.decode.structure.Structure.Counts;
import io.romanesco.inference.decode.structure.Structure.Embedded;
import io.romanesco.inference.decode.structure.Structure.Flaw;
import io.romanesco.inference.decode.structure.Structure.Samples;
import io.romanesco.inference.decode.structure.Structure.Slice;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Walks over the chunks of a PNG (third edition, section 5) from IHDR to IEND, and checks the sums
 * of those that the pixels need.
 */
final class PngStructure {

    static final byte[] SIGNATURE = ContentSniffer.latin("\u0089PNG\r\n\u001a\n");

    private static final int FRAMING = 12;
    private static final int IHDR = 0x49484452;
    private static final int PLTE = 0x504c5445;
    private static final int IDAT = 0x49444154;
    private static final int IEND = 0x49454e44;
    private static final int TRNS = 0x74524e53;
    private static final int EXIF = 0x65584966;
    private static final int ICCP = 0x69434350;
    private static final int FCTL = 0x6663544c;
    private static final int ANCILLARY = 0x20000000;
    private static final int PROFILE_NAME = 80;

    private final byte[] bytes;
    private final ByteBuffer file;
    private Optional<PngHeader> header = Optional.empty();
    private boolean palette;
    private int frames;
    private int ancillary;
    private long ancillaryBytes;
    private long packedBytes;
    private Optional<Slice> exif = Optional.empty();
    private List<Slice> profile = List.of();

    private PngStructure(byte[] bytes) {
        this.bytes = bytes;
        this.file = ByteBuffer.wrap(bytes).position(SIGNATURE.length);
    }

    static Structure of(byte[] bytes) {
        PngStructure walk = new PngStructure(bytes);
        Optional<Flaw> flaw = walk.run();
        return new Structure(
                walk.header.map(PngHeader::width).orElse(0),
                walk.header.map(PngHeader::height).orElse(0),
                new Counts(
                        Math.max(1, walk.frames),
                        1,
                        walk.ancillary,
                        walk.ancillaryBytes,
                        walk.header.map(PngHeader::inflatedBytes).orElse(0L),
                        walk.packedBytes),
                walk.header.map(PngHeader::samples).orElse(new Samples(0, 0, 0, JpegColor.RGB)),
                new Embedded(walk.exif, walk.profile, Optional.empty()),
                flaw);
    }

    private Optional<Flaw> run() {
        while (file.remaining() >= FRAMING) {
            int start = file.position();
            int length = file.getInt();
            int type = file.getInt();
            if (length < 0 || !isName(type)) {
                return Flaw.corrupt("has something else where a chunk must be");
            }
            if (length > file.remaining() - 4) {
                return Flaw.truncated("ends within a chunk");
            }
            Slice content = new Slice(start + 8, length);
            if ((type & ANCILLARY) == 0 && !sumIsRight(content)) {
                return Flaw.corrupt("has a chunk whose checksum is wrong");
            }
            Optional<Flaw> flaw = chunk(type, content);
            if (flaw.isPresent()) {
                return flaw;
            }
            if (type == IEND) {
                return packedBytes > 0 ? Optional.empty() : Flaw.corrupt("has no pixels");
            }
            file.position(start + FRAMING + length);
        }
        return Flaw.truncated("ends before its last chunk");
    }

    private Optional<Flaw> chunk(int type, Slice content) {
        if (header.isEmpty()) {
            header = type == IHDR ? PngHeader.of(file, content.length()) : Optional.empty();
            return header.isEmpty()
                    ? Flaw.corrupt("does not begin with a valid header")
                    : Optional.empty();
        }
        switch (type) {
            case IHDR -> {
                return Flaw.corrupt("has two headers");
            }
            case PLTE -> palette = content.length() >= 3;
            case IDAT -> {
                if (header.get().needsPalette() && !palette) {
                    return Flaw.corrupt("has no palette");
                }
                packedBytes += content.length();
            }
            case FCTL -> frames++;
            case EXIF -> exif = Optional.of(content);
            case ICCP -> profile = profile(content);
            default -> {
                // Counted below, where it is ancillary; else unknown, and the codec's to judge.
            }
        }
        if ((type & ANCILLARY) != 0 && type != TRNS) {
            ancillary++;
            ancillaryBytes += content.length();
        }
        return Optional.empty();
    }

    /** Behind the profile's name, a zero, and the compression method. */
    private List<Slice> profile(Slice content) {
        int end = content.offset() + Math.min(content.length(), PROFILE_NAME);
        for (int at = content.offset(); at < end; at++) {
            if (bytes[at] == 0) {
                int skipped = at + 2 - content.offset();
                return skipped < content.length()
                        ? List.of(new Slice(at + 2, content.length() - skipped))
                        : List.of();
            }
        }
        return List.of();
    }

    private boolean sumIsRight(Slice content) {
        CRC32 crc = new CRC32();
        crc.update(bytes, content.offset() - 4, content.length() + 4);
        return (int) crc.getValue() == file.getInt(content.offset() + content.length());
    }

    /** Four ASCII letters. */
    private static boolean isName(int type) {
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            int letter = (type >> shift & 0xff) | 0x20;
            if (letter < 'a' || letter > 'z') {
                return false;
            }
        }
        return true;
    }
}

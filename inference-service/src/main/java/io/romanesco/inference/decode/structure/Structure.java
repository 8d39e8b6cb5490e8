package io.romanesco.inference.decode.structure;

import java.util.List;
import java.util.Optional;

/**
 * What a walk over a file's parts found, without decoding any pixel.
 *
 * @param width stored width; 0 where the walk ended before it was told
 * @param height stored height; 0 where the walk ended before it was told
 * @param counts what limits are set on
 * @param samples how pixels are stored
 * @param embedded what else is in the file
 * @param flaw why it cannot be decoded, where that is known already
 */
public record Structure(
        int width,
        int height,
        Counts counts,
        Samples samples,
        Embedded embedded,
        Optional<Flaw> flaw) {

    /**
     * What limits are set on.
     *
     * @param frames pictures in the file
     * @param scans passes over a JPEG's pixels
     * @param chunks chunks of a PNG or WebP that are not needed for its pixels
     * @param metadataBytes bytes in those chunks
     * @param inflatedBytes bytes of a PNG's rows; 0 for the others
     * @param packedBytes bytes that a PNG's rows are compressed to
     */
    public record Counts(
            int frames,
            int scans,
            int chunks,
            long metadataBytes,
            long inflatedBytes,
            long packedBytes) {

        /** One picture and nothing to count. */
        public static final Counts PLAIN = new Counts(1, 1, 0, 0, 0, 0);
    }

    /**
     * How pixels are stored.
     *
     * @param channels components a pixel; 0 where unknown
     * @param bits bits a component
     * @param coefficients DCT coefficients of a JPEG; those of a progressive one are all kept, 2
     *     bytes each
     * @param model meaning of a JPEG's components; of others, whether they are greys
     */
    public record Samples(int channels, int bits, long coefficients, JpegColor model) {}

    /**
     * Parts that are read besides the pixels.
     *
     * @param exif TIFF structure with the orientation
     * @param profile ICC profile, in pieces; compressed in a PNG
     * @param frame first frame: a GIF's rectangle and a WebP's chunks
     */
    public record Embedded(Optional<Slice> exif, List<Slice> profile, Optional<Frame> frame) {

        /** Nothing embedded. */
        public static final Embedded NOTHING =
                new Embedded(Optional.empty(), List.of(), Optional.empty());
    }

    /** A part of the file. */
    public record Slice(int offset, int length) {}

    /**
     * First frame of what may be animated, on a canvas of the whole picture's size.
     *
     * @param x left edge
     * @param y upper edge
     * @param chunks a WebP's chunks that hold it, with their headers; none for a GIF
     */
    public record Frame(int x, int y, int width, int height, List<Slice> chunks) {}

    /**
     * Why a file cannot be decoded.
     *
     * @param what continues "The file": "ends before its first scan"
     */
    public record Flaw(Kind kind, String what) {

        /** Kinds of flaw. */
        public enum Kind {
            TRUNCATED,
            CORRUPT,
            /** A variety of the format that is not decoded; {@code what} is a noun. */
            UNSUPPORTED
        }

        static Optional<Flaw> truncated(String what) {
            return Optional.of(new Flaw(Kind.TRUNCATED, what));
        }

        static Optional<Flaw> corrupt(String what) {
            return Optional.of(new Flaw(Kind.CORRUPT, what));
        }

        static Optional<Flaw> unsupported(String what) {
            return Optional.of(new Flaw(Kind.UNSUPPORTED, what));
        }
    }

    /** Whether width and height were told. */
    public boolean knowsSize() {
        return width > 0 && height > 0;
    }

    /** Width × height. */
    public long pixels() {
        return (long) width * height;
    }
}

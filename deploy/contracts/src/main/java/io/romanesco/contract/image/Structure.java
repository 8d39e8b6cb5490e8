package io.romanesco.contract.image;

import java.util.List;
import java.util.Optional;

/**
 * What a walk over a file's parts has found, without decoding a pixel.
 *
 * @param width stored width; 0 where the file was refused before it was known
 * @param height stored height; 0 where the file was refused before it was known
 * @param counts what limits are set on
 * @param samples how pixels are stored; meaningful only without a flaw
 * @param embedded parts that are read besides the pixels
 * @param flaw why the file cannot be decoded, where that is known already
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
            long packedBytes) {}

    /**
     * How pixels are stored.
     *
     * @param channels components of a pixel; 0 where unknown
     * @param bits bits of a component
     * @param coefficients DCT coefficients of a JPEG; a decoder of a progressive one keeps them
     *     all, 2 bytes each
     * @param model meaning of a JPEG's components; for others, whether they are greys
     */
    public record Samples(int channels, int bits, long coefficients, JpegColor model) {}

    /**
     * Parts that are read besides the pixels.
     *
     * @param exif TIFF structure with the orientation
     * @param profile ICC profile, in pieces; compressed in a PNG
     * @param frame the first frame of a GIF or WebP
     */
    public record Embedded(Optional<Slice> exif, List<Slice> profile, Optional<Frame> frame) {}

    /** A part of the file. */
    public record Slice(int offset, int length) {}

    /**
     * The first frame of an animation, on a canvas of the whole picture's size.
     *
     * @param x left edge
     * @param y upper edge
     * @param chunks the chunks of a WebP that hold it, with their headers; none for a GIF
     */
    public record Frame(int x, int y, int width, int height, List<Slice> chunks) {}

    /** Whether width and height are known. */
    public boolean knowsSize() {
        return width > 0 && height > 0;
    }

    /** Width × height. */
    public long pixels() {
        return (long) width * height;
    }
}

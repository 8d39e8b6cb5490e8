package io.romanesco.contract.image;

import io.romanesco.contract.RejectionCode;
import io.romanesco.contract.image.Structure.Counts;
import java.util.Optional;

/**
 * Limits that are checked before a pixel is decoded: what would keep a decoder busy or fill its
 * memory. All bounds are inclusive.
 *
 * @param maxBytes size of the file
 * @param maxPixels width × height
 * @param maxSide width, and height
 * @param maxScans scans of a JPEG
 * @param maxCompression bytes that one byte of a PNG may inflate to; not checked for pictures that
 *     inflate to at most {@code maxBytes}
 * @param maxChunks chunks of a PNG or WebP that its pixels do not need
 * @param maxMetadataBytes bytes in those chunks
 * @param maxFrames frames of an animation
 */
public record ImageLimits(
        long maxBytes,
        long maxPixels,
        int maxSide,
        int maxScans,
        int maxCompression,
        int maxChunks,
        long maxMetadataBytes,
        int maxFrames) {

    /** 16 MiB, 64 megapixels, and limits on structure that no camera's picture reaches. */
    public static final ImageLimits DEFAULT =
            new ImageLimits(16L << 20, 64_000_000L, 16_384, 64, 200, 1_000, 4L << 20, 1_024);

    /** The first limit that the picture exceeds. */
    Optional<Flaw> exceededBy(Structure file) {
        if (Math.max(file.width(), file.height()) > maxSide) {
            return flaw(
                    RejectionCode.IMAGE_SIDE_TOO_LONG,
                    "The picture has %d x %d pixels; %d are allowed on a side.",
                    file.width(),
                    file.height(),
                    maxSide);
        }
        if (file.pixels() > maxPixels) {
            return flaw(
                    RejectionCode.IMAGE_TOO_MANY_PIXELS,
                    "The picture has %d x %d pixels; %d are allowed.",
                    file.width(),
                    file.height(),
                    maxPixels);
        }
        return exceededBy(file.counts());
    }

    private Optional<Flaw> exceededBy(Counts counts) {
        if (counts.scans() > maxScans) {
            return flaw(
                    RejectionCode.IMAGE_TOO_MANY_SCANS,
                    "The picture has %d scans; %d are allowed.",
                    counts.scans(),
                    maxScans);
        }
        if (counts.frames() > maxFrames) {
            return flaw(
                    RejectionCode.IMAGE_TOO_MANY_FRAMES,
                    "The file has %d frames; %d are allowed.",
                    counts.frames(),
                    maxFrames);
        }
        if (counts.chunks() > maxChunks) {
            return flaw(
                    RejectionCode.IMAGE_TOO_MANY_CHUNKS,
                    "The file has %d chunks beside its pixels; %d are allowed.",
                    counts.chunks(),
                    maxChunks);
        }
        if (counts.metadataBytes() > maxMetadataBytes) {
            return flaw(
                    RejectionCode.IMAGE_TOO_MUCH_METADATA,
                    "The file has %d bytes beside its pixels; %d are allowed.",
                    counts.metadataBytes(),
                    maxMetadataBytes);
        }
        if (counts.inflatedBytes() > maxBytes
                && counts.inflatedBytes() > counts.packedBytes() * maxCompression) {
            return flaw(
                    RejectionCode.IMAGE_TOO_COMPRESSED,
                    "The picture's %d bytes inflate to %d; %d times as many are allowed.",
                    counts.packedBytes(),
                    counts.inflatedBytes(),
                    maxCompression);
        }
        return Optional.empty();
    }

    private static Optional<Flaw> flaw(RejectionCode code, String detail, Object... values) {
        return Optional.of(new Flaw(code, detail.formatted(values)));
    }
}

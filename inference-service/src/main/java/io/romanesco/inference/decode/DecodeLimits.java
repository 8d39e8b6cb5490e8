package io.romanesco.inference.decode;

import io.romanesco.inference.decode.structure.Structure;
import io.romanesco.inference.decode.structure.Structure.Counts;
import java.util.Optional;

/**
 * What is looked at before a pixel is decoded. What a limit says is still allowed.
 *
 * @param maxBytes largest file in bytes
 * @param maxPixels largest width × height
 * @param maxSide largest width and largest height
 * @param maxScans most scans of a JPEG
 * @param maxCompression most bytes that one byte of a PNG may inflate to; not asked of pictures
 *     that inflate to no more than {@code maxBytes}
 * @param maxChunks most chunks that a PNG's or WebP's pixels do not need
 * @param maxMetadataBytes most bytes in those chunks
 * @param maxFrames most frames
 */
public record DecodeLimits(
        long maxBytes,
        long maxPixels,
        int maxSide,
        int maxScans,
        int maxCompression,
        int maxChunks,
        long maxMetadataBytes,
        int maxFrames) {

    /** 16 MiB and 64 megapixels, and what goes with them. */
    public static final DecodeLimits DEFAULT =
            new DecodeLimits(16L << 20, 64_000_000L, 16_384, 64, 200, 1_000, 4L << 20, 1_024);

    /** A limit that is broken. */
    record Breach(RejectionCode code, String detail) {

        static Optional<Breach> of(RejectionCode code, String detail, Object... values) {
            return Optional.of(new Breach(code, detail.formatted(values)));
        }
    }

    /** The first limit that the file breaks, if any. */
    Optional<Breach> breachOf(Structure file) {
        int width = file.width();
        int height = file.height();
        if (width > maxSide || height > maxSide) {
            return Breach.of(
                    RejectionCode.IMAGE_SIDE_TOO_LONG,
                    "The picture has %d x %d pixels; %d are allowed on a side.",
                    width,
                    height,
                    maxSide);
        }
        if (file.pixels() > maxPixels) {
            return Breach.of(
                    RejectionCode.IMAGE_TOO_MANY_PIXELS,
                    "The picture has %d x %d pixels; %d are allowed.",
                    width,
                    height,
                    maxPixels);
        }
        return breachOf(file.counts());
    }

    private Optional<Breach> breachOf(Counts counts) {
        if (counts.scans() > maxScans) {
            return Breach.of(
                    RejectionCode.IMAGE_TOO_MANY_SCANS,
                    "The picture has %d scans; %d are allowed.",
                    counts.scans(),
                    maxScans);
        }
        if (counts.frames() > maxFrames) {
            return Breach.of(
                    RejectionCode.IMAGE_TOO_MANY_FRAMES,
                    "The file has %d frames; %d are allowed.",
                    counts.frames(),
                    maxFrames);
        }
        if (counts.chunks() > maxChunks) {
            return Breach.of(
                    RejectionCode.IMAGE_TOO_MANY_CHUNKS,
                    "The file has %d chunks beside its pixels; %d are allowed.",
                    counts.chunks(),
                    maxChunks);
        }
        if (counts.metadataBytes() > maxMetadataBytes) {
            return Breach.of(
                    RejectionCode.IMAGE_TOO_MUCH_METADATA,
                    "The file has %d bytes beside its pixels; %d are allowed.",
                    counts.metadataBytes(),
                    maxMetadataBytes);
        }
        if (counts.inflatedBytes() > maxBytes
                && counts.inflatedBytes() > counts.packedBytes() * maxCompression) {
            return Breach.of(
                    RejectionCode.IMAGE_TOO_COMPRESSED,
                    "The picture's %d bytes inflate to %d; %d times as many are allowed.",
                    counts.packedBytes(),
                    counts.inflatedBytes(),
                    maxCompression);
        }
        return Optional.empty();
    }
}

package io.romanesco.api.upload;

import io.romanesco.api.format.Structure.Counts;
import io.romanesco.api.format.Structure.Sound;
import io.romanesco.api.upload.UploadConfig.ContentLimits;
import io.romanesco.api.upload.Verdict.Reason;
import io.romanesco.api.upload.Verdict.Refused;
import java.util.Optional;

/**
 * Holds what is in an image against the limits: what could keep a decoder busy, or fill its memory,
 * however few bytes the file has.
 */
record LimitCheck(long maxBytes, ContentLimits limits) {

    /** The first limit that the image breaks, if any. */
    Optional<Refused> broken(Sound image) {
        Counts counts = image.counts();
        String size = "%d × %d pixels".formatted(image.width(), image.height());
        long rows = counts.inflatedBytes();
        boolean tooCompressed =
                rows > maxBytes && rows > counts.packedBytes() * limits.maxCompression();
        return over(
                        Reason.IMAGE_SIDE_TOO_LONG,
                        Math.max(image.width(), image.height()),
                        limits.maxSide(),
                        size + ", and %2$d on a side are accepted")
                .or(() ->
                        over(
                                Reason.IMAGE_TOO_MANY_PIXELS,
                                image.pixels(),
                                limits.maxPixels(),
                                size + ", and %2$d in all are accepted"))
                .or(() ->
                        over(
                                Reason.IMAGE_TOO_MANY_SCANS,
                                counts.scans(),
                                limits.maxScans(),
                                "%d scans, and %d are accepted"))
                .or(() ->
                        over(
                                Reason.IMAGE_TOO_MANY_FRAMES,
                                counts.frames(),
                                limits.maxFrames(),
                                "%d frames, and %d are accepted"))
                .or(() ->
                        over(
                                Reason.IMAGE_TOO_MANY_CHUNKS,
                                counts.chunks(),
                                limits.maxChunks(),
                                "%d chunks beside its pixels, and %d are accepted"))
                .or(() ->
                        over(
                                Reason.IMAGE_TOO_MUCH_METADATA,
                                counts.metadataBytes(),
                                limits.maxMetadataBytes().asLongValue(),
                                "%d bytes beside its pixels, and %d are accepted"))
                .or(() ->
                        over(
                                Reason.IMAGE_TOO_COMPRESSED,
                                tooCompressed ? rows : 0,
                                counts.packedBytes() * limits.maxCompression(),
                                "pixels that inflate to %d bytes, and %d are accepted"));
    }

    private static Optional<Refused> over(Reason reason, long found, long allowed, String what) {
        return found > allowed
                ? Optional.of(new Refused(reason, "it has " + what.formatted(found, allowed)))
                : Optional.empty();
    }
}

package io.romanesco.api.ingest;

import io.romanesco.api.format.ContentGuess;
import io.romanesco.api.format.ImageFormat;
import io.romanesco.api.format.Structure.Corrupt;
import io.romanesco.api.format.Structure.Sound;
import io.romanesco.api.format.Structure.Truncated;
import io.romanesco.api.ingest.Verdict.Accepted;
import io.romanesco.api.ingest.Verdict.Reason;
import io.romanesco.api.ingest.Verdict.Refused;

/**
 * Which bytes are taken as an image: by content, never by name, and before anything is stored.
 *
 * @param maxBytes largest accepted size
 * @param maxPixels largest accepted width × height
 */
record UploadPolicy(long maxBytes, long maxPixels) {

    /** Judges encoded bytes by size, signature and structure; no pixel is decoded. */
    Verdict judge(byte[] content) {
        if (content.length == 0) {
            return new Refused(Reason.EMPTY_IMAGE, "it has no bytes");
        }
        if (content.length > maxBytes) {
            return tooLarge();
        }
        return ImageFormat.of(content)
                .map(format -> judge(format, content))
                .orElseGet(() ->
                        new Refused(
                                Reason.UNSUPPORTED_TYPE,
                                "accepted are %s, and this is %s"
                                        .formatted(
                                                ImageFormat.accepted(), ContentGuess.of(content))));
    }

    /** The verdict on anything larger than accepted, which need not be read for it. */
    Refused tooLarge() {
        return new Refused(
                Reason.IMAGE_TOO_LARGE,
                "it has more than the %d bytes that are accepted".formatted(maxBytes));
    }

    private Verdict judge(ImageFormat format, byte[] content) {
        return switch (format.structureOf(content)) {
            case Truncated(String what) -> new Refused(Reason.IMAGE_TRUNCATED, what);
            case Corrupt(String what) -> new Refused(Reason.IMAGE_CORRUPT, what);
            case Sound sound when sound.pixels() > maxPixels ->
                    new Refused(
                            Reason.IMAGE_TOO_MANY_PIXELS,
                            "it has %d × %d pixels, and %d in all are accepted"
                                    .formatted(sound.width(), sound.height(), maxPixels));
            case Sound sound -> new Accepted(format, sound.width(), sound.height());
        };
    }
}

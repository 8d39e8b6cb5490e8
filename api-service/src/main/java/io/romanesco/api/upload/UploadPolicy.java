package io.romanesco.api.upload;

import io.romanesco.api.format.ContentGuess;
import io.romanesco.api.format.ImageFormat;
import io.romanesco.api.format.Structure.Corrupt;
import io.romanesco.api.format.Structure.Sound;
import io.romanesco.api.format.Structure.Truncated;
import io.romanesco.api.format.Structure.Unsupported;
import io.romanesco.api.upload.UploadConfig.ContentLimits;
import io.romanesco.api.upload.Verdict.Accepted;
import io.romanesco.api.upload.Verdict.Reason;
import io.romanesco.api.upload.Verdict.Refused;

/**
 * Which bytes are taken as an image: by content, never by name, and before anything is stored.
 *
 * @param maxBytes largest accepted size
 * @param limits on what is in the image
 */
record UploadPolicy(long maxBytes, ContentLimits limits) {

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
                .orElseGet(() -> unsupported(ContentGuess.of(content)));
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
            case Unsupported(String what) -> unsupported(what);
            case Sound sound ->
                    new LimitCheck(maxBytes, limits)
                            .broken(sound)
                            .<Verdict>map(refused -> refused)
                            .orElseGet(() -> new Accepted(format, sound.width(), sound.height()));
        };
    }

    private static Refused unsupported(String noun) {
        return new Refused(
                Reason.UNSUPPORTED_TYPE,
                "accepted are %s, and this is %s".formatted(ImageFormat.accepted(), noun));
    }
}

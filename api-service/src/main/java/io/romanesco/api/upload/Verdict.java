package io.romanesco.api.upload;

import io.romanesco.api.format.ImageFormat;

/** What the policy says of an upload. */
sealed interface Verdict {

    /** It may come in. */
    record Accepted(ImageFormat format, int width, int height) implements Verdict {}

    /** It may not; the explanation continues "This file cannot be taken: ". */
    record Refused(Reason reason, String explanation) implements Verdict {}

    /** The kinds of refusal. */
    enum Reason {
        EMPTY_IMAGE,
        IMAGE_TOO_LARGE,
        UNSUPPORTED_TYPE,
        IMAGE_TRUNCATED,
        IMAGE_CORRUPT,
        IMAGE_TOO_MANY_PIXELS,
        IMAGE_SIDE_TOO_LONG,
        IMAGE_TOO_MANY_SCANS,
        IMAGE_TOO_COMPRESSED,
        IMAGE_TOO_MANY_CHUNKS,
        IMAGE_TOO_MUCH_METADATA,
        IMAGE_TOO_MANY_FRAMES
    }
}

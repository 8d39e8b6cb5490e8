package io.romanesco.inference.decode;

import java.util.Locale;

/** Why a file is not classified. The codes are part of the contracts. */
public enum RejectionCode {
    EMPTY_IMAGE,
    UNSUPPORTED_TYPE,
    IMAGE_TRUNCATED,
    IMAGE_CORRUPT,
    IMAGE_TOO_LARGE,
    IMAGE_TOO_MANY_PIXELS,
    IMAGE_SIDE_TOO_LONG,
    IMAGE_TOO_MANY_SCANS,
    IMAGE_TOO_COMPRESSED,
    IMAGE_TOO_MANY_CHUNKS,
    IMAGE_TOO_MUCH_METADATA,
    IMAGE_TOO_MANY_FRAMES,
    IMAGE_NEEDS_TOO_MUCH_MEMORY,
    IMAGE_DECODE_TIMEOUT;

    /** The code as it stands in results and problems, for example {@code image-too-large}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

package io.romanesco.contract;

import java.util.Locale;

/** Why an image has no classification: a problem's code at upload, else the code of a rejection. */
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
    /** Only the worker: decoding would take more memory than allowed. */
    IMAGE_NEEDS_TOO_MUCH_MEMORY,
    /** Only the worker: decoding took more processor time than allowed. */
    IMAGE_DECODE_TIMEOUT,
    /** Only the worker: the model that was asked for cannot be had. */
    UNKNOWN_MODEL,
    /** More models than one image may ask for. */
    TOO_MANY_MODELS,
    /** Only the worker: the model's output makes no sense, for example NaN. */
    INVALID_OUTPUT,
    /**
     * Only api-service: an upload was interrupted before Kafka had its bytes; the image is FAILED.
     */
    UPLOAD_LOST;

    /** The code as it is sent, for example {@code image-too-large}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

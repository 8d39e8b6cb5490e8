package io.romanesco.api.platform;

import static io.romanesco.api.platform.ErrorCategory.CONFLICT;
import static io.romanesco.api.platform.ErrorCategory.INTERNAL;
import static io.romanesco.api.platform.ErrorCategory.INVALID_REQUEST;
import static io.romanesco.api.platform.ErrorCategory.TIMEOUT;
import static io.romanesco.api.platform.ErrorCategory.TOO_LARGE;
import static io.romanesco.api.platform.ErrorCategory.UNAVAILABLE;
import static io.romanesco.api.platform.ErrorCategory.UNPROCESSABLE_CONTENT;

import java.time.Duration;
import java.util.Locale;

/** Every error that a client can get. Codes are stable: programs may rely on them. */
public enum ErrorCode {
    MALFORMED_ID(INVALID_REQUEST, "Malformed id"),
    MALFORMED_JSON(INVALID_REQUEST, "Malformed JSON"),
    BAD_REQUEST(INVALID_REQUEST, "Bad request"),
    EMPTY_UPLOAD(INVALID_REQUEST, "Nothing was uploaded"),
    EMPTY_IMAGE(INVALID_REQUEST, "Empty image"),
    WRONG_FIELD(INVALID_REQUEST, "Wrong multipart field"),
    BAD_FILE_NAME(INVALID_REQUEST, "Bad file name"),
    TOO_MANY_FILES(INVALID_REQUEST, "Too many files"),
    UNKNOWN_CATEGORY(INVALID_REQUEST, "Unknown category"),
    UNKNOWN_MODEL(INVALID_REQUEST, "Unknown model"),
    TOO_MANY_MODELS(INVALID_REQUEST, "Too many models"),
    TOO_MANY_IMAGES(INVALID_REQUEST, "Too many images"),
    NOTHING_SELECTED(INVALID_REQUEST, "No image selected"),
    BAD_POLICY(INVALID_REQUEST, "Bad policy"),
    UNKNOWN_PALETTE(INVALID_REQUEST, "Unknown palette"),
    UNKNOWN_COLOR(INVALID_REQUEST, "Unknown colour"),
    COLOR_WITHOUT_PALETTE(INVALID_REQUEST, "Colour without palette"),
    UNKNOWN_STATUS(INVALID_REQUEST, "Unknown status"),
    UNKNOWN_ORDER(INVALID_REQUEST, "Unknown order"),
    BAD_LIMIT(INVALID_REQUEST, "Limit out of range"),
    BAD_COUNT(INVALID_REQUEST, "Count out of range"),
    COUNT_WITHOUT_OBJECT(INVALID_REQUEST, "Count without object"),
    BAD_CURSOR(INVALID_REQUEST, "Bad cursor"),
    UNKNOWN_FORMAT(INVALID_REQUEST, "Unknown format"),
    NOT_FOUND(ErrorCategory.NOT_FOUND, "Not found"),
    MODEL_NOT_FOUND(ErrorCategory.NOT_FOUND, "Model not found"),
    POLICY_NOT_FOUND(ErrorCategory.NOT_FOUND, "Policy not found"),
    ORIGINAL_MISSING(ErrorCategory.NOT_FOUND, "Original missing"),
    RECLASSIFICATION_NOT_FOUND(ErrorCategory.NOT_FOUND, "Reclassification not found"),
    IMAGE_NOT_FOUND(ErrorCategory.NOT_FOUND, "Image not found"),
    NO_RESULT(ErrorCategory.NOT_FOUND, "No such result"),
    NO_ACTIVATION(ErrorCategory.NOT_FOUND, "No activation map"),
    METHOD_NOT_ALLOWED(ErrorCategory.METHOD_NOT_ALLOWED, "Method not allowed"),
    NOT_ACCEPTABLE(ErrorCategory.NOT_ACCEPTABLE, "Not acceptable"),
    UPLOAD_TOO_SLOW(TIMEOUT, "Upload too slow"),
    WRONG_STATE(CONFLICT, "Not possible in this state"),
    NOT_ARCHIVED(CONFLICT, "Not archived yet"),
    IMAGE_TOO_LARGE(TOO_LARGE, "Image too large"),
    REQUEST_TOO_LARGE(TOO_LARGE, "Request too large"),
    UNSUPPORTED_TYPE(ErrorCategory.UNSUPPORTED_TYPE, "Unsupported type"),
    IMAGE_TRUNCATED(UNPROCESSABLE_CONTENT, "Image truncated"),
    IMAGE_CORRUPT(UNPROCESSABLE_CONTENT, "Image corrupt"),
    IMAGE_TOO_MANY_PIXELS(UNPROCESSABLE_CONTENT, "Image has too many pixels"),
    IMAGE_SIDE_TOO_LONG(UNPROCESSABLE_CONTENT, "Image is too wide or too high"),
    IMAGE_TOO_MANY_SCANS(UNPROCESSABLE_CONTENT, "Image has too many scans"),
    IMAGE_TOO_COMPRESSED(UNPROCESSABLE_CONTENT, "Image is compressed too far"),
    IMAGE_TOO_MANY_CHUNKS(UNPROCESSABLE_CONTENT, "Image has too many chunks"),
    IMAGE_TOO_MUCH_METADATA(UNPROCESSABLE_CONTENT, "Image has too much metadata"),
    IMAGE_TOO_MANY_FRAMES(UNPROCESSABLE_CONTENT, "Image has too many frames"),
    INTERNAL_ERROR(INTERNAL, "Internal error"),
    OVERLOADED(UNAVAILABLE, "Overloaded"),
    STREAM_UNAVAILABLE(UNAVAILABLE, "Stream unavailable"),
    DEPENDENCY_UNAVAILABLE(UNAVAILABLE, "Dependency unavailable");

    private final ErrorCategory category;
    private final String title;

    ErrorCode(ErrorCategory category, String title) {
        this.category = category;
        this.title = title;
    }

    /** The word for programs, for example {@code image-too-large}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind of error. */
    public ErrorCategory category() {
        return category;
    }

    /** A short title, always the same for a code. */
    public String title() {
        return title;
    }

    /** An exception with this code; the detail is for people. */
    public ApiException because(String detail) {
        return new ApiException(this, detail, null);
    }

    /** The same, with the hint when to try again. */
    public ApiException because(String detail, Duration retryAfter) {
        return new ApiException(this, detail, retryAfter);
    }
}

package io.romanesco.api.http.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;

/**
 * Every error that the HTTP API can answer with. The code is stable and meant for programs; the
 * last part of the problem's {@code type} is the same word.
 */
public enum ProblemCode {
    MALFORMED_ID(400, "Malformed id"),
    MALFORMED_JSON(400, "Malformed JSON"),
    BAD_REQUEST(400, "Bad request"),
    EMPTY_UPLOAD(400, "Nothing was uploaded"),
    EMPTY_IMAGE(400, "Empty image"),
    WRONG_FIELD(400, "Wrong multipart field"),
    BAD_FILE_NAME(400, "Bad file name"),
    TOO_MANY_FILES(400, "Too many files"),
    UNKNOWN_CATEGORY(400, "Unknown category"),
    UNKNOWN_MODEL(400, "Unknown model"),
    UNKNOWN_PALETTE(400, "Unknown palette"),
    UNKNOWN_COLOR(400, "Unknown colour"),
    COLOR_WITHOUT_PALETTE(400, "Colour without palette"),
    UNKNOWN_STATUS(400, "Unknown status"),
    UNKNOWN_ORDER(400, "Unknown order"),
    BAD_LIMIT(400, "Limit out of range"),
    BAD_CURSOR(400, "Bad cursor"),
    NOT_FOUND(404, "Not found"),
    IMAGE_NOT_FOUND(404, "Image not found"),
    NO_ACTIVATION(404, "No activation map"),
    METHOD_NOT_ALLOWED(405, "Method not allowed"),
    NOT_ACCEPTABLE(406, "Not acceptable"),
    UPLOAD_TOO_SLOW(408, "Upload too slow"),
    NOT_ARCHIVED(409, "Not archived yet"),
    IMAGE_TOO_LARGE(413, "Image too large"),
    REQUEST_TOO_LARGE(413, "Request too large"),
    UNSUPPORTED_TYPE(415, "Unsupported type"),
    IMAGE_TRUNCATED(422, "Image truncated"),
    IMAGE_CORRUPT(422, "Image corrupt"),
    IMAGE_TOO_MANY_PIXELS(422, "Image has too many pixels"),
    IMAGE_SIDE_TOO_LONG(422, "Image is too wide or too high"),
    IMAGE_TOO_MANY_SCANS(422, "Image has too many scans"),
    IMAGE_TOO_COMPRESSED(422, "Image is compressed too far"),
    IMAGE_TOO_MANY_CHUNKS(422, "Image has too many chunks"),
    IMAGE_TOO_MUCH_METADATA(422, "Image has too much metadata"),
    IMAGE_TOO_MANY_FRAMES(422, "Image has too many frames"),
    INTERNAL_ERROR(500, "Internal error"),
    OVERLOADED(503, "Overloaded"),
    STREAM_UNAVAILABLE(503, "Stream unavailable"),
    DEPENDENCY_UNAVAILABLE(503, "Dependency unavailable");

    private static final String TYPE_PREFIX = "https://romanesco.dev/problems/";

    private final int status;
    private final String title;

    ProblemCode(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The word for programs, for example {@code image-too-large}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** A short title, always the same for a code. */
    public String title() {
        return title;
    }

    /** The problem's type, an absolute URI that ends in the code. */
    public URI type() {
        return URI.create(TYPE_PREFIX + code());
    }

    /** An exception that becomes this problem; the detail is for people. */
    public HttpProblem because(String detail) {
        return builder(detail).build();
    }

    /** The same, with the hint when to try again. */
    public HttpProblem because(String detail, Duration retryAfter) {
        return builder(detail).withHeader("Retry-After", retryAfter.toSeconds()).build();
    }

    /** There is no image of that id. */
    public static HttpProblem noImage(UUID id) {
        return IMAGE_NOT_FOUND.because("There is no image with the id " + id + ".");
    }

    private HttpProblem.Builder builder(String detail) {
        return HttpProblem.builder()
                .withType(type())
                .withTitle(title)
                .withStatus(status)
                .withDetail(detail)
                .with("code", code());
    }

    /** The general code for an error that the framework found. */
    static ProblemCode ofStatus(int status) {
        return switch (status) {
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 413 -> REQUEST_TOO_LARGE;
            case 415 -> UNSUPPORTED_TYPE;
            default -> status >= 500 ? INTERNAL_ERROR : BAD_REQUEST;
        };
    }
}

package io.romanesco.api.platform;

import java.time.Duration;
import java.util.Optional;

/** An error that the client gets to see, made by {@link ErrorCode#because}. */
public final class ApiException extends RuntimeException {

    private final ErrorCode code;
    private final Duration retryAfter;

    ApiException(ErrorCode code, String detail, Duration retryAfter) {
        super(detail);
        this.code = code;
        this.retryAfter = retryAfter;
    }

    /** Which error. */
    public ErrorCode code() {
        return code;
    }

    /** When to try again, if that helps. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}

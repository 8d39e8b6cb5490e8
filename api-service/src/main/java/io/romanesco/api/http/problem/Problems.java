package io.romanesco.api.http.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.romanesco.api.platform.ApiException;
import io.romanesco.api.platform.ErrorCode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The one place that gives errors their HTTP status and their problem (RFC 9457). */
final class Problems {

    private static final String TYPE_PREFIX = "https://romanesco.dev/problems/";

    private Problems() {}

    /** The problem of an error. */
    static HttpProblem of(ApiException error) {
        HttpProblem.Builder problem =
                builder(error.code(), error.getMessage()).withStatus(status(error.code()));
        error.retryAfter().ifPresent(after -> problem.withHeader("Retry-After", after.toSeconds()));
        return problem.build();
    }

    /** Everything but the status. The last part of the type is the code. */
    static HttpProblem.Builder builder(ErrorCode code, String detail) {
        return HttpProblem.builder()
                .withType(URI.create(TYPE_PREFIX + code.code()))
                .withTitle(code.title())
                .withDetail(detail)
                .with("code", code.code());
    }

    static int status(ErrorCode code) {
        return switch (code.category()) {
            case INVALID_REQUEST -> 400;
            case NOT_FOUND -> 404;
            case METHOD_NOT_ALLOWED -> 405;
            case NOT_ACCEPTABLE -> 406;
            case TIMEOUT -> 408;
            case CONFLICT -> 409;
            case TOO_LARGE -> 413;
            case UNSUPPORTED_TYPE -> 415;
            case UNPROCESSABLE_CONTENT -> 422;
            case INTERNAL -> 500;
            case UNAVAILABLE -> 503;
        };
    }

    /** A problem's {@code instance}: the requested path, absolute, each segment encoded. */
    static String instance(String path) {
        String relative = path == null ? "" : path.replaceFirst("^/+", "");
        return "/"
                + Arrays.stream(relative.split("/", -1))
                        .map(s -> URLEncoder.encode(s, StandardCharsets.UTF_8).replace("+", "%20"))
                        .collect(Collectors.joining("/"));
    }

    /** The general code for an error that the framework found. */
    static ErrorCode ofStatus(int status) {
        return switch (status) {
            case 404 -> ErrorCode.NOT_FOUND;
            case 405 -> ErrorCode.METHOD_NOT_ALLOWED;
            case 406 -> ErrorCode.NOT_ACCEPTABLE;
            case 413 -> ErrorCode.REQUEST_TOO_LARGE;
            case 415 -> ErrorCode.UNSUPPORTED_TYPE;
            default -> status >= 500 ? ErrorCode.INTERNAL_ERROR : ErrorCode.BAD_REQUEST;
        };
    }
}

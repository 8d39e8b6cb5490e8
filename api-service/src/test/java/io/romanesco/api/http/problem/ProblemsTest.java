package io.romanesco.api.http.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.romanesco.api.platform.ErrorCode;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes, statuses and titles are part of the HTTP API. */
class ProblemsTest {

    @ParameterizedTest
    @CsvSource({
        "malformed-id, 400, Malformed id",
        "malformed-json, 400, Malformed JSON",
        "bad-request, 400, Bad request",
        "empty-upload, 400, Nothing was uploaded",
        "empty-image, 400, Empty image",
        "wrong-field, 400, Wrong multipart field",
        "bad-file-name, 400, Bad file name",
        "too-many-files, 400, Too many files",
        "unknown-category, 400, Unknown category",
        "unknown-model, 400, Unknown model",
        "too-many-models, 400, Too many models",
        "bad-policy, 400, Bad policy",
        "nothing-selected, 400, No image selected",
        "too-many-images, 400, Too many images",
        "unknown-palette, 400, Unknown palette",
        "unknown-color, 400, Unknown colour",
        "color-without-palette, 400, Colour without palette",
        "unknown-status, 400, Unknown status",
        "unknown-order, 400, Unknown order",
        "bad-limit, 400, Limit out of range",
        "bad-count, 400, Count out of range",
        "count-without-object, 400, Count without object",
        "bad-cursor, 400, Bad cursor",
        "unknown-format, 400, Unknown format",
        "not-found, 404, Not found",
        "model-not-found, 404, Model not found",
        "policy-not-found, 404, Policy not found",
        "original-missing, 404, Original missing",
        "image-not-found, 404, Image not found",
        "no-result, 404, No such result",
        "reclassification-not-found, 404, Reclassification not found",
        "no-activation, 404, No activation map",
        "method-not-allowed, 405, Method not allowed",
        "not-acceptable, 406, Not acceptable",
        "upload-too-slow, 408, Upload too slow",
        "wrong-state, 409, Not possible in this state",
        "not-archived, 409, Not archived yet",
        "image-too-large, 413, Image too large",
        "request-too-large, 413, Request too large",
        "unsupported-type, 415, Unsupported type",
        "image-truncated, 422, Image truncated",
        "image-corrupt, 422, Image corrupt",
        "image-too-many-pixels, 422, Image has too many pixels",
        "image-side-too-long, 422, Image is too wide or too high",
        "image-too-many-scans, 422, Image has too many scans",
        "image-too-compressed, 422, Image is compressed too far",
        "image-too-many-chunks, 422, Image has too many chunks",
        "image-too-much-metadata, 422, Image has too much metadata",
        "image-too-many-frames, 422, Image has too many frames",
        "internal-error, 500, Internal error",
        "overloaded, 503, Overloaded",
        "stream-unavailable, 503, Stream unavailable",
        "dependency-unavailable, 503, Dependency unavailable",
    })
    void anErrorKeepsItsCodeStatusAndTitle(String code, int status, String title) {
        HttpProblem problem = Problems.of(named(code).because("A detail."));

        assertThat(problem.getStatusCode()).isEqualTo(status);
        assertThat(problem.getTitle()).isEqualTo(title);
        assertThat(problem.getType())
                .isEqualTo(URI.create("https://romanesco.dev/problems/" + code));
        assertThat(problem.getDetail()).isEqualTo("A detail.");
        assertThat(problem.getParameters()).containsEntry("code", code);
        assertThat(problem.getHeaders()).isEmpty();
    }

    @Test
    void theTestAboveCoversEveryCode() {
        assertThat(ErrorCode.values()).hasSize(53);
    }

    @Test
    void anErrorWithAHintSaysWhenToTryAgainInSeconds() {
        HttpProblem problem =
                Problems.of(ErrorCode.OVERLOADED.because("Later.", Duration.ofSeconds(7)));

        assertThat(problem.getHeaders()).containsEntry("Retry-After", 7L);
    }

    private static ErrorCode named(String code) {
        return Arrays.stream(ErrorCode.values())
                .filter(error -> error.code().equals(code))
                .findAny()
                .orElseThrow();
    }
}

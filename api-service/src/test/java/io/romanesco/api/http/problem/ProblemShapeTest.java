package io.romanesco.api.http.problem;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.romanesco.api.platform.ErrorCode;
import io.romanesco.api.support.Contracts;
import io.romanesco.api.support.Rows;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ProblemShapeTest {

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/api/v1/nothing", "/api/v1/images/x/y/z", "/q/nothing"})
    void anUnknownPathIsAProblem(String path) {
        Response answer = given().urlEncodingEnabled(false).get(path);

        problem(answer, 404, "not-found");
        assertThat(answer.<String>path("instance")).isEqualTo(path);
    }

    @Test
    void anUnknownPathOfCharactersThatNoUriHasIsAProblem() {
        problem(given().urlEncodingEnabled(false).get("/a%20b/%7Bc%7D%22"), 404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"abc", "1-1-1-1-1", "019b2c5e-7f3a-7c11-a3a5-0d6c2f1e4b7", "..%2F..%2Fx"})
    void aMalformedIdIsAProblem(String id) {
        problem(given().urlEncodingEnabled(false).get("/api/v1/images/" + id), 400, "malformed-id");
        problem(
                given().urlEncodingEnabled(false).delete("/api/v1/images/" + id),
                400,
                "malformed-id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "images?category",
                "images?palette",
                "images?palette=rgb&color",
                "images?status",
                "images?source",
                "images?model",
                "images?label",
                "images?order",
                "images?limit",
                "images?cursor",
                "images?order=random&category",
                "categories?model"
            })
    void aParameterWithTheCharacterNulIsAProblem(String parameter) {
        for (String value : new String[] {"%00", "Carrot%00"}) {
            problem(
                    given().urlEncodingEnabled(false).get("/api/v1/" + parameter + "=" + value),
                    400,
                    "bad-request");
        }
    }

    @Test
    void anUnsupportedMethodIsAProblem() {
        problem(given().put("/api/v1/images"), 405, "method-not-allowed");
    }

    @Test
    void aLabelOfAnotherContentTypeIsAProblem() {
        problem(
                given().contentType("text/plain")
                        .body("Tomato")
                        .patch("/api/v1/images/019b2c5e-7f3a-7c11-a3a5-0d6c2f1e4b77"),
                415,
                "unsupported-type");
    }

    @Test
    void anAcceptHeaderThatNothingMatchesIsAProblem() {
        problem(given().accept("image/tiff").get("/api/v1/palettes"), 406, "not-acceptable");
    }

    @Test
    void aDatabaseFailureIsAProblemWithRetryAfterAndWithoutDetails() {
        Rows.run("alter table image rename to image_away");
        try {
            Response answer = given().get("/api/v1/images/019b2c5e-7f3a-7c11-a3a5-0d6c2f1e4b77");

            problem(answer, 503, "dependency-unavailable");
            assertThat(answer.header("Retry-After")).isEqualTo("5");
            assertThat(answer.asString())
                    .doesNotContainIgnoringCase("exception")
                    .doesNotContain("image_");
        } finally {
            Rows.run("alter table image_away rename to image");
        }
    }

    @Test
    void aProblemsTraceIdIsThatOfTheRequest() {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";

        Response answer =
                given().header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                        .get("/api/v1/nothing");

        assertThat(answer.<String>path("traceId")).isEqualTo(trace);
    }

    @Test
    void everyCodeIsUniqueAndHyphenated() {
        assertThat(Arrays.stream(ErrorCode.values()).map(ErrorCode::code))
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[a-z0-9]+(-[a-z0-9]+)*"));
    }

    private static void problem(Response answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        Contracts.assertValid("problem", answer.asString());
        assertThat(answer.<String>path("code")).isEqualTo(code);
    }
}

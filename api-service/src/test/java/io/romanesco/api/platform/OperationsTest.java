package io.romanesco.api.platform;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.romanesco.api.support.Api;
import io.romanesco.api.support.Pictures;
import io.romanesco.api.support.Waiting;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Health, metrics and the description of the API. */
@QuarkusTest
class OperationsTest {

    private static final String ACCEPTED =
            "romanesco_uploads_total{outcome=\"accepted\",reason=\"none\"";
    private static final String REFUSED =
            "romanesco_uploads_total{outcome=\"refused\",reason=\"image-truncated\"";
    private static final String FINISHED = "romanesco_end_to_end_seconds_count";
    private static final String ARCHIVED = "romanesco_archive_total{outcome=\"stored\"";
    private static final String IN_FLIGHT = "romanesco_in_flight_bytes";

    @ParameterizedTest
    @ValueSource(strings = {"/q/health/live", "/q/health/ready", "/q/health/started"})
    void aProbeOfAHealthyServiceIsUp(String path) {
        assertThat(given().get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void livenessHasNoCheckOfADependency() {
        assertThat(given().get("/q/health/live").<Integer>path("checks.size()"))
                .isLessThanOrEqualTo(1);
    }

    @Test
    void anUploadMovesTheMetrics() {
        double accepted = metric(ACCEPTED).orElse(0);
        double refused = metric(REFUSED).orElse(0);
        double finished = metric(FINISHED).orElse(0);
        double archived = metric(ARCHIVED).orElse(0);

        Api.classified("Carrot");
        given().multiPart("file", "a.jpg", Pictures.cut(Pictures.jpeg(), 100)).post(Api.IMAGES);

        assertThat(metric(ACCEPTED)).hasValue(accepted + 1);
        assertThat(metric(REFUSED)).hasValue(refused + 1);
        Waiting.await()
                .untilAsserted(() -> {
                    assertThat(metric(FINISHED)).hasValue(finished + 1);
                    assertThat(metric(ARCHIVED).orElse(0)).isGreaterThan(archived);
                });
    }

    @Test
    void theAnnouncedBytesOfAnUploadAreInFlightUntilItEnds() throws IOException {
        try (Socket upload = new Socket("localhost", RestAssured.port)) {
            upload.getOutputStream()
                    .write(
                            "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: image/jpeg\r\nContent-Length: 54321\r\n\r\n"
                                    .formatted(Api.IMAGES)
                                    .getBytes(StandardCharsets.US_ASCII));
            Waiting.await().untilAsserted(() -> assertThat(metric(IN_FLIGHT)).hasValue(54321));
        }

        Waiting.await().untilAsserted(() -> assertThat(metric(IN_FLIGHT)).hasValue(0));
    }

    @Test
    void theDescriptionListsEveryPathWithSummaryAndProblems() {
        JsonPath api = given().get("/q/openapi?format=json").jsonPath();

        assertThat(api.getString("openapi")).startsWith("3.1");
        assertThat(api.getMap("paths").keySet())
                .extracting(Object::toString)
                .contains(
                        "/api/v1/images",
                        "/api/v1/images/{id}",
                        "/api/v1/images/{id}/content",
                        "/api/v1/images/{id}/activation",
                        "/api/v1/images/{id}/events",
                        "/api/v1/events",
                        "/api/v1/categories",
                        "/api/v1/palettes",
                        "/api/v1/models",
                        "/api/v1/stats");
        assertThat(
                        api.<List<Object>>get(
                                "paths.collectMany { it.value.values() }.findAll { it instanceof"
                                        + " Map && it.summary == null }"))
                .as("operations without a summary")
                .isEmpty();
        assertThat(
                        api.<List<Object>>get(
                                "paths.collectMany { it.value.values() }.findAll { it instanceof"
                                        + " Map && it.responses.default == null }"))
                .as("operations that do not tell of problems")
                .isEmpty();
        assertThat(
                        api.getMap(
                                "paths.'/api/v1/images'.post.requestBody.content"
                                        + ".'multipart/form-data'.schema.properties"))
                .containsOnlyKeys("file");
    }

    @Test
    void swaggerUiIsServed() {
        assertThat(given().get("/q/swagger-ui/").statusCode()).isEqualTo(200);
    }

    /** The first value whose line begins with that text. */
    private static OptionalDouble metric(String name) {
        return given().accept("text/plain")
                .get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst();
    }
}

package io.romanesco.api.platform;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.romanesco.api.support.Api;
import io.romanesco.api.support.Pictures;
import io.romanesco.api.support.Waiting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators and other machines see. */
@QuarkusTest
class OperationsTest {

    @ParameterizedTest
    @ValueSource(strings = {"/q/health/live", "/q/health/ready", "/q/health/started"})
    void theProbesAreUp(String path) {
        assertThat(given().get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void livenessDependsOnNothing() {
        assertThat(given().get("/q/health/live").<Integer>path("checks.size()"))
                .isLessThanOrEqualTo(1);
    }

    @Test
    void theMetricsMoveWithAnUpload() {
        double before = metric("romanesco_uploads_total{outcome=\"accepted\",reason=\"none\"");

        Api.classified("Carrot");
        given().multiPart("file", "a.jpg", Pictures.cut(Pictures.jpeg(), 100)).post(Api.IMAGES);

        assertThat(metric("romanesco_uploads_total{outcome=\"accepted\",reason=\"none\""))
                .isEqualTo(before + 1);
        assertThat(metric("romanesco_uploads_total{outcome=\"refused\",reason=\"image-truncated\""))
                .isPositive();
        assertThat(metric("romanesco_end_to_end_seconds_count")).isPositive();
        Waiting.await()
                .untilAsserted(() ->
                        assertThat(metric("romanesco_archive_total{outcome=\"stored\""))
                                .isPositive());
        assertThat(metric("romanesco_in_flight_bytes")).isZero();
    }

    @Test
    void theApiDescribesItself() {
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
                        api.<java.util.List<Object>>get(
                                "paths.collectMany { it.value.values() }.findAll { it instanceof"
                                        + " Map && it.summary == null }"))
                .as("operations without a summary")
                .isEmpty();
        assertThat(
                        api.<java.util.List<Object>>get(
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
    void theApiCanBeTriedInABrowser() {
        assertThat(given().get("/q/swagger-ui/").statusCode()).isEqualTo(200);
    }

    private static double metric(String name) {
        return given().accept("text/plain")
                .get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElse(0);
    }
}

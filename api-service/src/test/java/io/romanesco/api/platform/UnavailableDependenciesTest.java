package io.romanesco.api.platform;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.romanesco.api.support.Api;
import io.romanesco.api.support.Contracts;
import io.romanesco.api.support.Pictures;
import io.romanesco.api.support.Rows;
import io.romanesco.api.support.Waiting;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Uploads cannot reach Kafka; a topic and the bucket are missing. */
@QuarkusTest
@TestProfile(UnavailableDependenciesTest.Unavailable.class)
class UnavailableDependenciesTest {

    public static class Unavailable implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "mp.messaging.outgoing.images-out.bootstrap.servers", "localhost:1",
                    "romanesco.topics.dead-letter", "no-such-topic",
                    "romanesco.archive.bucket", "no-such-bucket",
                    "romanesco.upload.orphan-age", "PT0S",
                    "romanesco.upload.sweep-every", "1s",
                    "romanesco.upload.max-in-flight", "17M");
        }
    }

    @Test
    void anUploadWhileKafkaIsDownGetsA503InTimeAndLeavesNoRow() {
        RestAssuredConfig fiveSeconds =
                RestAssuredConfig.config()
                        .httpClient(
                                HttpClientConfig.httpClientConfig()
                                        .setParam("http.socket.timeout", 5000));
        long before = Rows.count("select count(*) from image");

        Response answer =
                given().config(fiveSeconds)
                        .multiPart("file", "a.jpg", Pictures.jpeg())
                        .post(Api.IMAGES);

        problem(answer, 503, "stream-unavailable");
        assertThat(answer.header("Retry-After")).isEqualTo("5");
        assertThat(Rows.count("select count(*) from image")).isEqualTo(before);
    }

    @Test
    void anUploadOverTheByteLimitGetsA503() {
        Response answer =
                given().contentType("image/jpeg")
                        .body(Pictures.jpegOfBytes(18 << 20))
                        .post(Api.IMAGES);

        problem(answer, 503, "overloaded");
        assertThat(answer.header("Retry-After")).isEqualTo("5");
    }

    @Test
    void readinessNamesWhatIsMissingWhileLivenessStaysUp() {
        Response ready = given().get("/q/health/ready");

        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(reason(ready, "kafka topics")).as(ready.asString()).contains("no-such-topic");
        assertThat(reason(ready, "archive bucket")).contains("no-such-bucket");
        assertThat(given().get("/q/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void anOrphanedUploadBecomesFailedAndIsForgotten() {
        String id = "00000000-0000-7000-8000-000000000001";
        Rows.run(
                "insert into image (id, source, status, submitted_at) values ('%s', '/uploads', 'PENDING', now() - interval '1 hour')"
                        .formatted(id));
        Rows.run("insert into unpublished_upload values ('%s')".formatted(id));

        Waiting.await()
                .untilAsserted(() -> {
                    Response image = given().get(Api.IMAGES + "/" + id);
                    assertThat(image.<String>path("status")).isEqualTo("FAILED");
                    Contracts.assertValid("image", image.asString());
                    assertThat(image.<String>path("rejection.code")).isEqualTo("upload-lost");
                });
        assertThat(
                        Rows.count(
                                "select count(*) from unpublished_upload where image_id = '%s'"
                                        .formatted(id)))
                .isZero();
    }

    private static String reason(Response ready, String check) {
        return ready.path("checks.find { it.name == '%s' }.data.reason".formatted(check));
    }

    private static void problem(Response answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        Contracts.assertValid("problem", answer.asString());
        assertThat(answer.<String>path("code")).isEqualTo(code);
    }
}

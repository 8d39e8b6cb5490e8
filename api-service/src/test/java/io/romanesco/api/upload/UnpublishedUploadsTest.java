package io.romanesco.api.upload;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.romanesco.api.support.Api;
import io.romanesco.api.support.Pictures;
import io.romanesco.api.support.Rows;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@QuarkusTest
class UnpublishedUploadsTest {

    @Test
    void acknowledgedUploadsLeaveTheTableSoThatTheSweepIgnoresThem() {
        Response answer =
                given().multiPart("file", "a.jpg", Pictures.jpeg())
                        .multiPart("file", "b.png", Pictures.png())
                        .post(Api.IMAGES);
        List<String> ids = answer.path("images.id");
        String list = ids.stream().map(id -> "'" + id + "'").collect(Collectors.joining(", "));

        assertThat(Rows.count("select count(*) from image where id in (%s)".formatted(list)))
                .isEqualTo(2);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(
                                        Rows.count(
                                                "select count(*) from unpublished_upload where"
                                                        + " image_id in (%s)".formatted(list)))
                                .isZero());
    }
}

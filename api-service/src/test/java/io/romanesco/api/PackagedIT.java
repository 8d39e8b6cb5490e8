package io.romanesco.api;

import static io.restassured.RestAssured.given;
import static io.romanesco.api.support.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.path.json.JsonPath;
import io.romanesco.api.support.Api;
import io.romanesco.api.support.Contracts;
import io.romanesco.api.support.Inference;
import io.romanesco.api.support.Pictures;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Tests the packaged service, jar or native executable, in a process of its own. Covers what only
 * packaging can break: reflection, resources, native code.
 */
@QuarkusIntegrationTest
class PackagedIT {

    @Test
    void uploadIsArchivedClassifiedAndFound() {
        Inference.announces("packaged", "1", List.of("Radish"));
        byte[] picture = Pictures.png();
        UUID id = Api.upload(picture);
        assertThat(Api.fetch(Api.awaitContent(id))).isEqualTo(picture);

        Inference.classifies(id, "Radish");

        JsonPath image = Api.awaitStatus(id, "CLASSIFIED");
        Contracts.assertValid("image", image.prettify());
        assertThat(image.getString("classification.category")).isEqualTo("Radish");
        assertThat(given().get(Api.IMAGES + "?category=Radish").jsonPath().getList("items.id"))
                .contains(id.toString());
        await().untilAsserted(() ->
                assertThat(given().get("/api/v1/categories").jsonPath().getList("categories.name"))
                        .contains("Radish"));
        given().delete(Api.IMAGES + "/" + id).then().statusCode(204);
    }

    @Test
    void refusedRequestsGetProblemDetails() {
        given().multiPart("file", "a.txt", "no image".getBytes())
                .post(Api.IMAGES)
                .then()
                .statusCode(415)
                .contentType("application/problem+json")
                .body("code", equalTo("unsupported-type"));
        given().get(Api.IMAGES + "?limit=many").then().statusCode(400);
        given().get(Api.IMAGES + "/" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void healthMetricsAndOpenApiAreServed() {
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/metrics").then().statusCode(200).body(containsString("http_server"));
        given().get("/q/openapi").then().statusCode(200).body(containsString("/api/v1/images"));
    }
}

package io.romanesco.api.support;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.UUID;

/** The HTTP API as a client uses it. */
public final class Api {

    /** Where the images are. */
    public static final String IMAGES = "/api/v1/images";

    private Api() {}

    /** Uploads an image that is accepted, and returns its id. */
    public static UUID upload(byte[] image) {
        Response answer = given().multiPart("file", "image", image).post(IMAGES);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
        return UUID.fromString(answer.path("id"));
    }

    /** The same as the body of a request, without the slow detour through a form. */
    public static UUID uploadRaw(byte[] image) {
        Response answer = given().contentType("image/jpeg").body(image).post(IMAGES);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
        return UUID.fromString(answer.path("id"));
    }

    /** An upload that inference-service has classified. */
    public static UUID classified(String category) {
        UUID id = upload(Pictures.jpeg());
        Inference.classifies(id, category);
        awaitStatus(id, "CLASSIFIED");
        return id;
    }

    /** The image as JSON. */
    public static Response get(UUID id) {
        return given().get(IMAGES + "/" + id);
    }

    /** Waits until the image is there and has that status. */
    public static JsonPath awaitStatus(UUID id, String status) {
        Waiting.await()
                .untilAsserted(() -> {
                    Response answer = get(id);
                    assertThat(answer.statusCode()).isEqualTo(200);
                    assertThat(answer.<String>path("status")).isEqualTo(status);
                });
        return get(id).jsonPath();
    }

    /** Waits until the original is archived, and returns the presigned link to it. */
    public static String awaitContent(UUID id) {
        Waiting.await().untilAsserted(() -> assertThat(content(id).statusCode()).isEqualTo(302));
        return content(id).header("Location");
    }

    /** The answer of the content path, redirects not followed. */
    public static Response content(UUID id) {
        return given().redirects().follow(false).get(IMAGES + "/" + id + "/content");
    }

    /** The bytes behind a presigned link. */
    public static byte[] fetch(String link) {
        return given().urlEncodingEnabled(false)
                .get(link)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }
}

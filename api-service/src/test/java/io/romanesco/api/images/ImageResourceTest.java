package io.romanesco.api.images;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.romanesco.api.support.Api;
import io.romanesco.api.support.Contracts;
import io.romanesco.api.support.Inference;
import io.romanesco.api.support.Pictures;
import io.romanesco.api.support.Rows;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ImageResourceTest {

    @Test
    void contentIsALinkThatNeedsNoCredentials() {
        byte[] image = Pictures.jpeg();
        UUID id = Api.upload(image);

        String link = Api.awaitContent(id);

        assertThat(link).contains("X-Amz-Expires=300");
        assertThat(Api.fetch(link)).isEqualTo(image);
        assertThat(given().get(link.split("\\?")[0]).statusCode()).isEqualTo(403);
    }

    @Test
    void activationOfAClassifiedImageIsItsMap() {
        UUID id = Api.classified("Carrot");

        Response answer = given().get(Api.IMAGES + "/" + id + "/activation");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.<String>path("category")).isEqualTo("Carrot");
        assertThat(answer.<Integer>path("width")).isEqualTo(8);
        assertThat(answer.<Integer>path("height")).isEqualTo(8);
        assertThat(answer.<List<Float>>path("values")).hasSize(64).contains(0.4167f);
    }

    @Test
    void activationOfAModelWithoutOneIsNotFound() {
        UUID id = Api.upload(Pictures.jpeg());
        Inference.classifies(id, "Carrot", outcome -> outcome.remove("activation"));
        Api.awaitStatus(id, "CLASSIFIED");

        problem(given().get(Api.IMAGES + "/" + id + "/activation"), 404, "no-activation");
    }

    @Test
    void labelIsSetAndRemoved() {
        UUID id = Api.classified("Carrot");

        Response set = label(id, "{\"label\":\"Carrot\"}");
        Response removed = label(id, "{\"label\":null}");

        assertThat(set.<String>path("label")).isEqualTo("Carrot");
        Contracts.assertValid("image", set.asString());
        assertThat(removed.asString()).doesNotContain("\"label\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"No_such_thing", "\\u0000", "Carrot\\u0000"})
    void labelThatIsNoCategoryIsRefused(String label) {
        UUID id = Api.upload(Pictures.jpeg());

        problem(label(id, "{\"label\":\"" + label + "\"}"), 400, "unknown-category");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"label\":", "[]", "{}", "{\"label\":7}", "{\"label\":{}}", ""})
    void bodyThatIsNoLabelIsRefused(String body) {
        UUID id = Api.upload(Pictures.jpeg());

        problem(label(id, body), 400, "malformed-json");
    }

    @Test
    void deletedImageIsGoneWithItsOriginalAndItsResults() {
        UUID id = Api.classified("Carrot");
        String link = Api.awaitContent(id);

        given().delete(Api.IMAGES + "/" + id).then().statusCode(204);

        assertThat(Api.get(id).statusCode()).isEqualTo(404);
        assertThat(given().urlEncodingEnabled(false).get(link).statusCode()).isEqualTo(404);
        assertThat(Rows.count("select count(*) from classification where image_id = '" + id + "'"))
                .isZero();
        problem(given().delete(Api.IMAGES + "/" + id), 404, "image-not-found");
    }

    @Test
    void lateResultOfADeletedImageDoesNotBringItBack() {
        UUID id = Api.upload(Pictures.jpeg());
        given().delete(Api.IMAGES + "/" + id).then().statusCode(204);

        Inference.classifies(id, "Carrot", outcome -> outcome.put("source", "/cameras/late"));
        Api.classified("Carrot");

        assertThat(Api.get(id).statusCode()).isEqualTo(404);
    }

    @Test
    void unknownIdIsNotFoundEverywhere() {
        String image = Api.IMAGES + "/" + UUID.randomUUID();

        problem(given().get(image), 404, "image-not-found");
        problem(given().get(image + "/content"), 404, "image-not-found");
        problem(given().get(image + "/activation"), 404, "image-not-found");
        problem(given().get(image + "/events"), 404, "image-not-found");
        problem(given().delete(image), 404, "image-not-found");
        for (String label : List.of("null", "\"No_such_thing\"")) {
            problem(
                    given().contentType("application/json")
                            .body("{\"label\":" + label + "}")
                            .patch(image),
                    404,
                    "image-not-found");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "1-1-1-1-1", "019b2c5e-7f3a-7c11-a3a5-0d6c2f1e4b7"})
    void malformedIdIsRefusedEverywhere(String id) {
        String image = Api.IMAGES + "/" + id;
        problem(given().get(image), 400, "malformed-id");
        problem(given().get(image + "/content"), 400, "malformed-id");
        problem(given().get(image + "/activation"), 400, "malformed-id");
        problem(given().get(image + "/events"), 400, "malformed-id");
        problem(given().delete(image), 400, "malformed-id");
    }

    private static Response label(UUID id, String body) {
        return given().contentType("application/json").body(body).patch(Api.IMAGES + "/" + id);
    }

    private static void problem(Response answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        Contracts.assertValid("problem", answer.asString());
        assertThat(answer.<String>path("code")).isEqualTo(code);
    }
}

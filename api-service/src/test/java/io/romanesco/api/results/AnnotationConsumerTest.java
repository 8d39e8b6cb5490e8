package io.romanesco.api.results;

import static io.restassured.RestAssured.given;
import static io.romanesco.api.support.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.romanesco.api.support.Api;
import io.romanesco.api.support.Contracts;
import io.romanesco.api.support.Inference;
import io.romanesco.api.support.Pictures;
import io.romanesco.api.support.Rows;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Results of the topic {@code annotations}: what the image shows, and what the search finds. */
@QuarkusTest
class AnnotationConsumerTest {

    private static final String UPLOADS = "/uploads";
    private static final List<String> CARROTS = List.of("Carrot", "Tomato", "Carrot");

    @Test
    void mainResultMakesTheImageAnalysedWithItsColours() {
        UUID id = Api.upload(Pictures.jpeg());

        Inference.annotates(id, UPLOADS, CARROTS, main -> {});

        JsonPath image = Api.awaitStatus(id, "ANALYSED");
        Contracts.assertValid("image", image.prettify());
        assertThat(image.getMap("")).doesNotContainKey("classification");
        assertThat(image.getString("analysis.task")).isEqualTo("instance-segmentation");
        assertThat(image.getList("analysis.found"))
                .isEqualTo(
                        List.of(
                                Map.of("category", "Carrot", "count", 2),
                                Map.of("category", "Tomato", "count", 1)));
        assertThat(
                        Rows.count(
                                "select count(*) from image where id = '%s' and rgb = '#FF8000'"
                                        .formatted(id)))
                .isOne();
        assertThat(objectsOf(id)).isEqualTo(3);
    }

    @Test
    void resultOfAFurtherModelLeavesTheClassificationShown() {
        UUID id = Api.classified("Tomato");

        Inference.annotates(id, UPLOADS, CARROTS, further());

        await().until(() -> objectsOf(id) == 3);
        assertThat(Api.get(id).<String>path("status")).isEqualTo("CLASSIFIED");
        assertThat(Api.get(id).<String>path("classification.category")).isEqualTo("Tomato");
    }

    @ParameterizedTest
    @ValueSource(strings = {"shadow", "reclassify"})
    void resultOfAnotherRoleIsKeptButNeitherShownNorFound(String role) {
        UUID id = Api.classified("Tomato");

        Inference.annotates(id, UPLOADS, CARROTS, further().andThen(o -> o.put("role", role)));

        await().until(() -> resultsOf(id) == 2);
        assertThat(Api.get(id).<String>path("status")).isEqualTo("CLASSIFIED");
        assertThat(objectsOf(id)).isZero();
    }

    @Test
    void shadowNeverReplacesThePrimaryResultOfTheSameVersion() {
        UUID id = Api.upload(Pictures.jpeg());
        Inference.annotates(id, UPLOADS, CARROTS, main -> {});
        Api.awaitStatus(id, "ANALYSED");
        UUID next = Api.upload(Pictures.jpeg());

        Inference.annotates(
                id, UPLOADS, List.of("Leek"), further().andThen(o -> o.put("role", "shadow")));
        Inference.annotates(next, UPLOADS, List.of("Leek"), main -> {});

        Api.awaitStatus(next, "ANALYSED");
        await().untilAsserted(() -> {
            assertThat(resultsOf(id)).isOne();
            assertThat(objectsOf(id)).isEqualTo(3);
        });
    }

    @Test
    void sameResultTwiceChangesNothingAndALaterOneReplacesTheObjects() {
        UUID id = Api.upload(Pictures.jpeg());
        Instant first = Instant.parse("2026-11-22T10:00:00Z");
        Inference.annotates(id, UPLOADS, CARROTS, at(first));
        Api.awaitStatus(id, "ANALYSED");
        Inference.annotates(id, UPLOADS, CARROTS, at(first));

        Inference.annotates(id, UPLOADS, List.of("Leek"), at(first.plusSeconds(1)));

        await().until(() -> objectsOf(id) == 1);
        assertThat(resultsOf(id)).isOne();
        assertThat(Api.get(id).<String>path("analysis.found[0].category")).isEqualTo("Leek");
    }

    @Test
    void olderResultNeverHidesANewerOne() {
        UUID id = Api.upload(Pictures.jpeg());
        Inference.annotates(id, UPLOADS, CARROTS, main -> {});
        Api.awaitStatus(id, "ANALYSED");

        Inference.annotates(id, UPLOADS, List.of("Leek"), at(Instant.now().minusSeconds(60)));
        Inference.classifies(
                id,
                "Tomato",
                o -> o.put("classifiedAt", Instant.now().minusSeconds(60).toString()));

        await().until(() -> resultsOf(id) == 2);
        assertThat(Api.get(id).<String>path("status")).isEqualTo("ANALYSED");
        assertThat(Api.get(id).<Integer>path("analysis.found[0].count")).isEqualTo(2);
        assertThat(objectsOf(id)).isEqualTo(3);
    }

    @Test
    void cameraFrameGetsItsRowAndADeletedImageStaysDeleted() {
        UUID frame = UUID.randomUUID();
        Inference.annotates(frame, "/cameras/garden", CARROTS, main -> {});
        Api.awaitStatus(frame, "ANALYSED");
        assertThat(given().delete(Api.IMAGES + "/" + frame).statusCode()).isEqualTo(204);
        UUID next = UUID.randomUUID();

        Inference.annotates(frame, "/cameras/garden", CARROTS, main -> {});
        Inference.annotates(next, "/cameras/garden", CARROTS, main -> {});

        Api.awaitStatus(next, "ANALYSED");
        await().untilAsserted(() -> {
            assertThat(Api.get(frame).statusCode()).isEqualTo(404);
            assertThat(resultsOf(frame) + objectsOf(frame)).isZero();
        });
    }

    @Test
    void waitingUploadEndsWithTheMainResult() throws Exception {
        CompletableFuture<JsonPath> answer =
                CompletableFuture.supplyAsync(() ->
                        given().header("Prefer", "wait=30")
                                .contentType("image/jpeg")
                                .body(Pictures.jpeg(31, 17))
                                .post(Api.IMAGES)
                                .then()
                                .statusCode(200)
                                .extract()
                                .jsonPath());
        String pending =
                "select count(*) from image where status = 'PENDING' and width = 31 and height ="
                        + " 17";
        await().until(() -> Rows.count(pending) == 1);
        UUID waiting = UUID.fromString(Rows.text(pending.replace("count(*)", "id")));

        Inference.annotates(waiting, UPLOADS, CARROTS, further());
        Inference.annotates(waiting, UPLOADS, CARROTS, named("main-detector"));

        assertThat(answer.get().getString("status")).isEqualTo("ANALYSED");
        assertThat(answer.get().getString("analysis.model")).isEqualTo("main-detector");
    }

    private static Consumer<ObjectNode> at(Instant time) {
        return outcome -> outcome.put("analysedAt", time.toString());
    }

    private static Consumer<ObjectNode> further() {
        return outcome -> outcome.put("main", false);
    }

    private static Consumer<ObjectNode> named(String model) {
        return outcome -> ((ObjectNode) outcome.get("model")).put("name", model);
    }

    private static long objectsOf(UUID id) {
        return Rows.count("select count(*) from object where image_id = '%s'".formatted(id));
    }

    private static long resultsOf(UUID id) {
        return Rows.count("select count(*) from result where image_id = '%s'".formatted(id));
    }
}

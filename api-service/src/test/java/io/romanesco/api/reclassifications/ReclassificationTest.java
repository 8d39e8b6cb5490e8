package io.romanesco.api.reclassifications;

import static io.restassured.RestAssured.given;
import static io.romanesco.api.support.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.romanesco.api.support.Api;
import io.romanesco.api.support.Contracts;
import io.romanesco.api.support.Inference;
import io.romanesco.api.support.Kafka;
import io.romanesco.api.support.Models;
import io.romanesco.api.support.Pictures;
import io.romanesco.api.support.Roles;
import io.romanesco.api.support.Rows;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ReclassificationTest {

    private static final String JOBS = "/api/v1/reclassifications";

    /** Each test has a model and a category of its own. */
    private final String model = "again-" + UUID.randomUUID();

    private final String category = "Kind_" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void storedImagesAreSentToTheModelAndTheChangesAreShown() {
        byte[] picture = Pictures.jpeg(61, 23);
        List<UUID> images = List.of(archived(picture), archived(picture), archived(picture));

        JsonPath job = start();

        assertThat(job.getString("model")).isEqualTo(model + "@2.0.0");
        assertThat(job.getMap("filter")).isEqualTo(java.util.Map.of("category", category));
        assertThat(job.getInt("total")).isEqualTo(3);
        for (UUID image : images) {
            ConsumerRecord<byte[], byte[]> record = sent(image);
            assertThat(record.value()).isEqualTo(picture);
            assertThat(Kafka.header(record, "ce_models")).isEqualTo(model + "@2.0.0");
            assertThat(Kafka.header(record, "ce_source")).isEqualTo("/uploads");
        }
        Inference.classifies(images.get(0), category, Roles.reclassified(model, "2.0.0"));
        Inference.classifies(images.get(1), "Tomato", Roles.reclassified(model, "2.0.0"));
        Inference.classifies(images.get(2), "Tomato", Roles.reclassified(model, "2.0.0"));

        JsonPath done = awaitState(job, "DONE");
        assertThat(done.getInt("sent")).isEqualTo(3);
        assertThat(done.getInt("done")).isEqualTo(3);
        assertThat(done.getInt("failed")).isZero();
        assertThat(done.getInt("changed")).isEqualTo(2);
        JsonPath changes = get(job, "/changes");
        assertThat(changes.getList("counts")).hasSize(1);
        assertThat(changes.getString("counts[0].before")).isEqualTo(category);
        assertThat(changes.getString("counts[0].after")).isEqualTo("Tomato");
        assertThat(changes.getInt("counts[0].count")).isEqualTo(2);
        assertThat(changes.getList("items.image", String.class))
                .containsExactlyInAnyOrder(images.get(1).toString(), images.get(2).toString());
        assertThat(Api.get(images.get(1)).<String>path("classification.category"))
                .isEqualTo(category);
    }

    @Test
    void changesArePaged() {
        List<UUID> images = List.of(archived(), archived());
        JsonPath job = start();
        images.forEach(image -> answer(image, "Tomato"));
        awaitState(job, "DONE");

        JsonPath page = get(job, "/changes?limit=1");
        JsonPath rest = get(job, "/changes?limit=1&cursor=" + page.getString("next"));

        assertThat(page.getList("items")).hasSize(1);
        assertThat(rest.getList("items")).hasSize(1);
        assertThat(rest.getString("next")).isNull();
        assertThat(page.getString("items[0].image")).isNotEqualTo(rest.getString("items[0].image"));
    }

    @Test
    void promotedResultsAreShownAndLabelsStay() {
        UUID labelled = archived();
        UUID other = archived();
        given().contentType("application/json")
                .body("{\"label\":\"%s\"}".formatted(category))
                .patch(Api.IMAGES + "/" + labelled);
        JsonPath job = start();
        answer(labelled, "Tomato");
        answer(other, "Tomato");
        awaitState(job, "DONE");

        assertThat(post(job, "/promote").statusCode()).isEqualTo(200);

        awaitState(job, "PROMOTED");
        JsonPath shown = Api.get(other).jsonPath();
        assertThat(shown.getString("classification.category")).isEqualTo("Tomato");
        assertThat(shown.getString("classification.model")).isEqualTo(model);
        assertThat(Api.get(labelled).<String>path("label")).isEqualTo(category);
        assertThat(Api.get(labelled).<String>path("classification.category")).isEqualTo("Tomato");
        assertThat(given().get(Api.IMAGES + "?category=" + category).jsonPath().getList("items.id"))
                .containsExactly(labelled.toString());
        assertThat(post(job, "/discard").<String>path("code")).isEqualTo("wrong-state");
    }

    @Test
    void promotedDetectionsAreShownAndFound() {
        UUID image = archived();
        String thing = "thing-" + UUID.randomUUID();
        JsonPath job = start();
        sent(image);
        Inference.annotates(
                image, "/uploads", List.of(thing, thing), Roles.reclassified(model, "2.0.0"));
        awaitState(job, "DONE");
        assertThat(get(job, "/changes").getString("items[0].after")).isEqualTo(thing + " 2");

        post(job, "/promote");

        awaitState(job, "PROMOTED");
        assertThat(Api.get(image).<String>path("status")).isEqualTo("ANALYSED");
        assertThat(
                        given().get(Api.IMAGES + "?object=" + thing + "&atLeast=2")
                                .jsonPath()
                                .getList("items.id"))
                .containsExactly(image.toString());
    }

    @Test
    void discardedResultsAreGoneAndImagesShowWhatTheyDid() {
        UUID image = archived();
        JsonPath job = start();
        answer(image, "Tomato");
        awaitState(job, "DONE");
        assertThat(resultsOf(image)).isEqualTo(2);
        assertThat(disagreementsOf(image)).isEqualTo(1);

        post(job, "/discard");

        awaitState(job, "DISCARDED");
        assertThat(resultsOf(image)).isEqualTo(1);
        assertThat(disagreementsOf(image)).isZero();
        assertThat(Api.get(image).<String>path("classification.category")).isEqualTo(category);
    }

    @Test
    void imageWithoutAnOriginalOrWithARejectionFailsAndTheOthersGoOn() {
        UUID gone = archived();
        UUID rejected = archived();
        UUID fine = archived();
        Rows.run("update image set object_key = 'nowhere' where id = '%s'".formatted(gone));
        JsonPath job = start();

        sent(rejected);
        Inference.rejects(rejected, "/uploads", Roles.reclassified(model, "2.0.0"));
        answer(fine, category);

        JsonPath done = awaitState(job, "DONE");
        assertThat(done.getInt("failed")).isEqualTo(2);
        assertThat(done.getInt("done")).isEqualTo(1);
        assertThat(done.getInt("changed")).isZero();
    }

    @Test
    void pausedJobGoesOnWhenItIsResumedAndACancelledOneDoesNot() {
        UUID image = archived();
        JsonPath job = start();
        assertThat(post(job, "/pause").<String>path("state")).isEqualTo("PAUSED");
        assertThat(post(job, "/promote").<String>path("code")).isEqualTo("wrong-state");
        assertThat(post(job, "/resume").<String>path("state")).isEqualTo("RUNNING");
        answer(image, "Tomato");

        awaitState(job, "DONE");
        JsonPath second = start();
        Response cancelled = given().delete(JOBS + "/" + second.getString("id"));
        assertThat(cancelled.<String>path("state")).isEqualTo("CANCELLED");
        assertThat(post(second, "/resume").<String>path("code")).isEqualTo("wrong-state");
        assertThat(given().get(JOBS).jsonPath().getList("reclassifications.id"))
                .contains(job.getString("id"), second.getString("id"));
    }

    @Test
    void deletedImageDoesNotKeepAJobFromItsEnd() {
        UUID image = archived();
        UUID fine = archived();
        JsonPath job = start();
        sent(image);
        given().delete(Api.IMAGES + "/" + image);

        answer(fine, category);

        assertThat(awaitState(job, "DONE").getInt("done")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"filter\":{}} | bad-request",
                "{\"model\":\"a b\"} | bad-request",
                "{\"model\":\"nobody\"} | unknown-model",
                "{\"model\":\"MODEL@9.9.9\"} | unknown-model",
                "{\"model\":\"MODEL\",\"filter\":{\"categorie\":\"x\"}} | bad-request",
                "{\"model\":\"MODEL\",\"filter\":{\"status\":\"LOST\"}} | unknown-status",
                "{\"model\":\"MODEL\",\"filter\":{\"category\":[1]}} | bad-request",
                "{\"model\":\"MODEL\",\"filter\":{\"category\":\"Nothing_At_All\"}} |"
                        + " nothing-selected",
                "{\"model\":\"MODEL\",\"filter\":7} | malformed-json",
                "{\"model\" | malformed-json",
            })
    void jobThatMakesNoSenseIsRefused(String body, String code) {
        Models.ready(model, "2.0.0");

        Response answer =
                given().contentType("application/json")
                        .body(body.replace("MODEL", model))
                        .post(JOBS);

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        Contracts.assertValid("problem", answer.asString());
        assertThat(answer.<String>path("code")).isEqualTo(code);
    }

    @Test
    void unknownJobIsAProblem() {
        for (String path : new String[] {"", "/changes"}) {
            Response answer = given().get(JOBS + "/" + UUID.randomUUID() + path);
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.<String>path("code")).isEqualTo("reclassification-not-found");
        }
    }

    private UUID archived() {
        return archived(Pictures.jpeg());
    }

    /** A classified image with its original in the archive. */
    private UUID archived(byte[] picture) {
        UUID id = Api.uploadRaw(picture);
        Inference.classifies(id, category);
        Api.awaitStatus(id, "CLASSIFIED");
        Api.awaitContent(id);
        return id;
    }

    private JsonPath start() {
        Models.ready(model, "1.0.0");
        Models.ready(model, "2.0.0");
        Response answer =
                given().contentType("application/json")
                        .body(
                                "{\"model\":\"%s\",\"filter\":{\"category\":\"%s\"}}"
                                        .formatted(model, category))
                        .post(JOBS);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
        assertThat(answer.header("Location")).endsWith(JOBS + "/" + answer.path("id"));
        return answer.jsonPath();
    }

    /** The model's answer, after the image was sent to it. */
    private void answer(UUID image, String category) {
        sent(image);
        Inference.classifies(image, category, Roles.reclassified(model, "2.0.0"));
    }

    private ConsumerRecord<byte[], byte[]> sent(UUID image) {
        return Kafka.find(
                "reclassifications",
                each ->
                        image.toString().equals(Kafka.header(each, "ce_id"))
                                && "reclassify".equals(Kafka.header(each, "ce_purpose")));
    }

    private static JsonPath awaitState(JsonPath job, String state) {
        await().untilAsserted(() -> assertThat(get(job, "").getString("state")).isEqualTo(state));
        return get(job, "");
    }

    private static JsonPath get(JsonPath job, String path) {
        return given().get(JOBS + "/" + job.getString("id") + path).jsonPath();
    }

    private static Response post(JsonPath job, String path) {
        return given().post(JOBS + "/" + job.getString("id") + path);
    }

    private static long resultsOf(UUID image) {
        return Rows.count("select count(*) from result where image_id = '%s'".formatted(image));
    }

    private static long disagreementsOf(UUID image) {
        return Rows.count(
                "select count(*) from disagreement where image_id = '%s'".formatted(image));
    }
}

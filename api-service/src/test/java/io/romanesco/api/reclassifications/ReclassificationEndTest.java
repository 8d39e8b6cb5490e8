package io.romanesco.api.reclassifications;

import static io.restassured.RestAssured.given;
import static io.romanesco.api.support.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.romanesco.api.support.Api;
import io.romanesco.api.support.Inference;
import io.romanesco.api.support.Roles;
import io.romanesco.api.support.Rows;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReclassificationEndTest {

    /** Each test has a model and a category of its own. */
    private final JobClient jobs = new JobClient();

    @AfterEach
    void endJobs() {
        JobClient.endAll();
    }

    @Test
    void promotedResultsAreShownAndLabelsStay() {
        UUID labelled = jobs.archived();
        UUID other = jobs.archived();
        given().contentType("application/json")
                .body("{\"label\":\"%s\"}".formatted(jobs.category))
                .patch(Api.IMAGES + "/" + labelled);
        JsonPath job = jobs.start();
        jobs.answer(labelled, "Tomato");
        jobs.answer(other, "Tomato");
        JobClient.awaitState(job, "DONE");

        assertThat(JobClient.post(job, "/promote").statusCode()).isEqualTo(200);

        JobClient.awaitState(job, "PROMOTED");
        JsonPath shown = Api.get(other).jsonPath();
        assertThat(shown.getString("classification.category")).isEqualTo("Tomato");
        assertThat(shown.getString("classification.model")).isEqualTo(jobs.model);
        assertThat(Api.get(labelled).<String>path("label")).isEqualTo(jobs.category);
        assertThat(Api.get(labelled).<String>path("classification.category")).isEqualTo("Tomato");
        assertThat(
                        given().get(Api.IMAGES + "?category=" + jobs.category)
                                .jsonPath()
                                .getList("items.id"))
                .containsExactly(labelled.toString());
        assertThat(JobClient.post(job, "/discard").<String>path("code")).isEqualTo("wrong-state");
    }

    @Test
    void promotedDetectionsAreShownAndFound() {
        UUID image = jobs.archived();
        String thing = "thing-" + UUID.randomUUID();
        JsonPath job = jobs.start();
        jobs.sent(image);
        Inference.annotates(
                image, "/uploads", List.of(thing, thing), Roles.reclassified(jobs.model, "2.0.0"));
        JobClient.awaitState(job, "DONE");
        assertThat(JobClient.get(job, "/changes").getString("items[0].after"))
                .isEqualTo(thing + " 2");
        assertThat(JobClient.get(job, "/changes").getString("items[0].before"))
                .isEqualTo("classification: " + jobs.category);

        JobClient.post(job, "/promote");

        JobClient.awaitState(job, "PROMOTED");
        assertThat(Api.get(image).<String>path("status")).isEqualTo("ANALYSED");
        assertThat(
                        given().get(Api.IMAGES + "?object=" + thing + "&atLeast=2")
                                .jsonPath()
                                .getList("items.id"))
                .containsExactly(image.toString());
    }

    @Test
    void imageThatShowsObjectsChangesFromTheseToTheCategory() {
        UUID image = jobs.archived();
        JsonPath job = jobs.start();
        jobs.sent(image);
        Inference.annotates(image, "/uploads", List.of("dog"), Roles.of(jobs.model, "3.0.0"));
        Api.awaitStatus(image, "ANALYSED");

        jobs.answer(image, "Tomato");

        JobClient.awaitState(job, "DONE");
        JsonPath changes = JobClient.get(job, "/changes");
        assertThat(changes.getString("items[0].before"))
                .isEqualTo(Api.get(image).<String>path("analysis.task") + ": dog 1");
        assertThat(changes.getString("items[0].after")).isEqualTo("Tomato");
        assertThat(changes.getString("counts[0].before")).endsWith(": dog 1");
    }

    @Test
    void discardedResultsAreGoneAndImagesShowWhatTheyDid() {
        UUID image = jobs.archived();
        JsonPath job = jobs.start();
        jobs.answer(image, "Tomato");
        JobClient.awaitState(job, "DONE");
        assertThat(resultsOf(image)).isEqualTo(2);
        assertThat(disagreementsOf(image)).isEqualTo(1);

        JobClient.post(job, "/discard");

        JobClient.awaitState(job, "DISCARDED");
        assertThat(resultsOf(image)).isEqualTo(1);
        assertThat(disagreementsOf(image)).isZero();
        assertThat(Api.get(image).<String>path("classification.category")).isEqualTo(jobs.category);
    }

    @Test
    void resultOfAShadowIsKeptWhenTheJobIsDiscarded() {
        UUID before = jobs.archived();
        UUID during = jobs.archived();
        Inference.classifies(before, "Tomato", Roles.shadow(jobs.model, "2.0.0"));
        JsonPath job = jobs.start();
        jobs.answer(before, "Tomato");
        jobs.answer(during, "Tomato");
        Inference.classifies(during, "Tomato", Roles.shadow(jobs.model, "2.0.0"));
        JobClient.awaitState(job, "DONE");
        await().until(() -> shadowsOf(before) == 1 && shadowsOf(during) == 1);

        JobClient.post(job, "/discard");

        JobClient.awaitState(job, "DISCARDED");
        assertThat(shadowsOf(before)).isEqualTo(1);
        assertThat(shadowsOf(during)).isEqualTo(1);
        assertThat(disagreementsOf(before)).isEqualTo(1);
        assertThat(disagreementsOf(during)).isEqualTo(1);
    }

    private static long shadowsOf(UUID image) {
        return Rows.count(
                "select count(*) from result where image_id = '%s' and role = 'SHADOW'"
                        .formatted(image));
    }

    @Test
    void resultThatArrivesAfterTheDiscardIsNotKeptAndACancelledImageIsNoFailure() {
        UUID late = jobs.archived();
        UUID unsent = jobs.archived();
        JsonPath job = jobs.start();
        jobs.sent(late);
        await().until(() -> JobClient.get(job, "").getInt("sent") == 2);
        Rows.run(
                "update reclassification set driver = null, lease_end = now() + interval '1 hour' where id = '%s'"
                        .formatted(job.getString("id")));
        Rows.run(
                "update reclassification_item set state = 'QUEUED', sends = 0 where image_id = '%s'"
                        .formatted(unsent));
        given().delete(JobClient.JOBS + "/" + job.getString("id"));
        JsonPath cancelled = JobClient.awaitState(job, "CANCELLED");
        Rows.run(
                "update reclassification set lease_end = null where id = '%s'"
                        .formatted(job.getString("id")));
        JobClient.post(job, "/discard");
        JobClient.awaitState(job, "DISCARDED");

        Inference.classifies(late, "Tomato", Roles.reclassified(jobs.model, "2.0.0"));
        Inference.classifies(late, "Leek", Roles.shadow("after-" + jobs.model, "1.0.0"));

        await().until(() -> resultsOf(late) == 2);
        assertThat(
                        Rows.count(
                                "select count(*) from result where image_id = '%s' and role = 'RECLASSIFY'"
                                        .formatted(late)))
                .isZero();
        assertThat(cancelled.getInt("failed")).isZero();
    }

    private static long resultsOf(UUID image) {
        return Rows.count("select count(*) from result where image_id = '%s'".formatted(image));
    }

    private static long disagreementsOf(UUID image) {
        return Rows.count(
                "select count(*) from disagreement where image_id = '%s'".formatted(image));
    }
}

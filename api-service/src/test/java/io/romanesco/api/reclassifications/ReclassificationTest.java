package io.romanesco.api.reclassifications;

import static io.restassured.RestAssured.given;
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
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ReclassificationTest {

    /** Each test has a model and a category of its own. */
    private final JobClient jobs = new JobClient();

    @AfterEach
    void endJobs() {
        JobClient.endAll();
    }

    @Test
    void storedImagesAreSentToTheModelAndTheChangesAreShown() {
        byte[] picture = Pictures.jpeg(61, 23);
        List<UUID> images =
                List.of(jobs.archived(picture), jobs.archived(picture), jobs.archived(picture));

        JsonPath job = jobs.start();

        assertThat(job.getString("model")).isEqualTo(jobs.model + "@2.0.0");
        assertThat(job.getMap("filter")).isEqualTo(Map.of("category", jobs.category));
        assertThat(job.getInt("total")).isEqualTo(3);
        for (UUID image : images) {
            ConsumerRecord<byte[], byte[]> record = jobs.sent(image);
            assertThat(record.value()).isEqualTo(picture);
            assertThat(Kafka.header(record, "ce_models")).isEqualTo(jobs.model + "@2.0.0");
            assertThat(Kafka.header(record, "ce_source")).isEqualTo("/uploads");
        }
        Inference.classifies(images.get(0), jobs.category, Roles.reclassified(jobs.model, "2.0.0"));
        Inference.classifies(images.get(1), "Tomato", Roles.reclassified(jobs.model, "2.0.0"));
        Inference.classifies(images.get(2), "Tomato", Roles.reclassified(jobs.model, "2.0.0"));

        JsonPath done = JobClient.awaitState(job, "DONE");
        assertThat(done.getInt("sent")).isEqualTo(3);
        assertThat(done.getInt("done")).isEqualTo(3);
        assertThat(done.getInt("failed")).isZero();
        assertThat(done.getInt("changed")).isEqualTo(2);
        JsonPath changes = JobClient.get(job, "/changes");
        assertThat(changes.getList("counts")).hasSize(1);
        assertThat(changes.getString("counts[0].before")).isEqualTo(jobs.category);
        assertThat(changes.getString("counts[0].after")).isEqualTo("Tomato");
        assertThat(changes.getInt("counts[0].count")).isEqualTo(2);
        assertThat(changes.getList("items.image", String.class))
                .containsExactlyInAnyOrder(images.get(1).toString(), images.get(2).toString());
        assertThat(Api.get(images.get(1)).<String>path("classification.category"))
                .isEqualTo(jobs.category);
    }

    @Test
    void changesArePaged() {
        List<UUID> images = List.of(jobs.archived(), jobs.archived());
        JsonPath job = jobs.start();
        images.forEach(image -> jobs.answer(image, "Tomato"));
        JobClient.awaitState(job, "DONE");

        JsonPath page = JobClient.get(job, "/changes?limit=1");
        JsonPath rest = JobClient.get(job, "/changes?limit=1&cursor=" + page.getString("next"));

        assertThat(page.getList("items")).hasSize(1);
        assertThat(rest.getList("items")).hasSize(1);
        assertThat(rest.getString("next")).isNull();
        assertThat(page.getString("items[0].image")).isNotEqualTo(rest.getString("items[0].image"));
    }

    @Test
    void imageWithoutAnOriginalOrWithARejectionFailsAndTheOthersGoOn() {
        UUID gone = jobs.archived();
        UUID rejected = jobs.archived();
        UUID fine = jobs.archived();
        Rows.run("update image set object_key = 'nowhere' where id = '%s'".formatted(gone));
        JsonPath job = jobs.start();

        jobs.sent(rejected);
        Inference.rejects(rejected, "/uploads", Roles.reclassified(jobs.model, "2.0.0"));
        jobs.answer(fine, jobs.category);

        JsonPath done = JobClient.awaitState(job, "DONE");
        assertThat(done.getInt("failed")).isEqualTo(2);
        assertThat(done.getInt("done")).isEqualTo(1);
        assertThat(done.getInt("changed")).isZero();
        assertThat(done.getList("failureReasons.count")).containsExactly(1, 1);
        assertThat(done.getList("failureReasons.reason", String.class))
                .contains("the original is not in the archive");
        JsonPath first = JobClient.get(job, "/failures?limit=1");
        JsonPath rest = JobClient.get(job, "/failures?limit=1&cursor=" + first.getString("next"));
        assertThat(rest.getString("next")).isNull();
        Map<String, String> reasons =
                Map.of(
                        first.getString("items[0].image"), first.getString("items[0].reason"),
                        rest.getString("items[0].image"), rest.getString("items[0].reason"));
        assertThat(reasons)
                .containsOnlyKeys(gone.toString(), rejected.toString())
                .containsEntry(gone.toString(), "the original is not in the archive");
        assertThat(reasons.get(rejected.toString())).contains(": ");
    }

    @Test
    void pausedJobGoesOnWhenItIsResumedAndACancelledOneDoesNot() {
        UUID image = jobs.archived();
        JsonPath job = jobs.start();
        assertThat(JobClient.post(job, "/pause").<String>path("state")).isEqualTo("PAUSED");
        assertThat(JobClient.post(job, "/promote").<String>path("code")).isEqualTo("wrong-state");
        assertThat(JobClient.post(job, "/resume").<String>path("state")).isEqualTo("RUNNING");
        jobs.answer(image, "Tomato");

        JobClient.awaitState(job, "DONE");
        Response tooLate = given().delete(JobClient.JOBS + "/" + job.getString("id"));
        assertThat(tooLate.statusCode()).isEqualTo(409);
        assertThat(tooLate.<String>path("code")).isEqualTo("wrong-state");
        JsonPath second = jobs.start();
        Response cancelled = given().delete(JobClient.JOBS + "/" + second.getString("id"));
        assertThat(cancelled.<String>path("state")).isEqualTo("CANCELLED");
        assertThat(JobClient.post(second, "/resume").<String>path("code")).isEqualTo("wrong-state");
        assertThat(JobClient.get(second, "/failures").getList("items")).isEmpty();
        assertThat(given().get(JobClient.JOBS).jsonPath().getList("reclassifications.id"))
                .contains(job.getString("id"), second.getString("id"));
    }

    @Test
    void deletedImageDoesNotKeepAJobFromItsEnd() {
        UUID image = jobs.archived();
        UUID fine = jobs.archived();
        JsonPath job = jobs.start();
        jobs.sent(image);
        given().delete(Api.IMAGES + "/" + image);

        jobs.answer(fine, jobs.category);

        assertThat(JobClient.awaitState(job, "DONE").getInt("done")).isEqualTo(1);
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
                "{\"model\":\"MODEL\",\"filtr\":{}} | malformed-json",
                "{\"model\":\"MODEL\",\"filter\":7} | malformed-json",
                "{\"model\" | malformed-json",
            })
    void jobThatMakesNoSenseIsRefused(String body, String code) {
        Models.ready(jobs.model, "2.0.0");

        Response answer =
                given().contentType("application/json")
                        .body(body.replace("MODEL", jobs.model))
                        .post(JobClient.JOBS);

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        Contracts.assertValid("problem", answer.asString());
        assertThat(answer.<String>path("code")).isEqualTo(code);
    }

    @Test
    void unknownJobIsAProblem() {
        for (String path : new String[] {"", "/changes", "/failures"}) {
            Response answer = given().get(JobClient.JOBS + "/" + UUID.randomUUID() + path);
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.<String>path("code")).isEqualTo("reclassification-not-found");
        }
    }
}

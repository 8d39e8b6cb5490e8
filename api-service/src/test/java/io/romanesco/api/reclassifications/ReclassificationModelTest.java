package io.romanesco.api.reclassifications;

import static io.restassured.RestAssured.given;
import static io.romanesco.api.support.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.romanesco.api.support.Contracts;
import io.romanesco.api.support.Inference;
import io.romanesco.api.support.Models;
import io.romanesco.api.support.Roles;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Jobs of models that cannot be used. */
@QuarkusTest
class ReclassificationModelTest {

    /** Each test has a model and a category of its own. */
    private final JobClient jobs = new JobClient();

    @AfterEach
    void endJobs() {
        JobClient.endAll();
    }

    @Test
    void damagedModelIsRefusedWithItsReason() {
        Models.ready(jobs.model, "3.0.0");
        Models.announce(
                jobs.model,
                "3.0.0",
                model -> model.put("state", "WAITING").put("reason", "model.onnx is damaged"));

        await().untilAsserted(() -> {
            Response answer = start("3.0.0");
            assertThat(answer.statusCode()).isEqualTo(409);
            Contracts.assertValid("problem", answer.asString());
            assertThat(answer.<String>path("detail"))
                    .contains(jobs.model + "@3.0.0 is WAITING", "model.onnx is damaged");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "WAITING, not the version of the policy; a request loads it",
        "RETIRED, its memory was needed for a@1; a request loads it again",
    })
    void modelThatIsLoadedOnDemandIsAccepted(String state, String reason) {
        jobs.archived();
        Models.ready(jobs.model, "3.0.0");
        Models.announce(
                jobs.model, "3.0.0", model -> model.put("state", state).put("reason", reason));

        assertThat(start("3.0.0").statusCode()).isEqualTo(202);
    }

    @Test
    void jobWhoseModelCannotBeHadPausesWithTheReasonAndGoesOnWhenItIsResumed() {
        UUID image = jobs.archived();
        JsonPath job = jobs.start();
        jobs.sent(image);
        Consumer<ObjectNode> gone =
                result ->
                        ((ObjectNode) result.get("rejection"))
                                .put("code", "unknown-model")
                                .put("detail", "It was removed.");

        Inference.rejects(image, "/uploads", Roles.reclassified(jobs.model, "2.0.0").andThen(gone));

        JsonPath paused = JobClient.awaitState(job, "PAUSED");
        assertThat(paused.getString("reason"))
                .isEqualTo(jobs.model + "@2.0.0 cannot be used: It was removed.");
        assertThat(paused.getInt("failed")).isZero();
        assertThat(JobClient.post(job, "/resume").<String>path("state")).isEqualTo("RUNNING");
        await().until(() -> JobClient.get(job, "").getInt("sent") == 1);
        jobs.answer(image, "Tomato");
        assertThat(JobClient.awaitState(job, "DONE").getInt("done")).isEqualTo(1);
    }

    private Response start(String version) {
        return given().contentType("application/json")
                .body(
                        "{\"model\":\"%s@%s\",\"filter\":{\"category\":\"%s\"}}"
                                .formatted(jobs.model, version, jobs.category))
                .post(JobClient.JOBS);
    }
}

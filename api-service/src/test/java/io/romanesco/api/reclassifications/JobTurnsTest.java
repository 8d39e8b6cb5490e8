package io.romanesco.api.reclassifications;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.romanesco.api.support.Rows;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Jobs that wait until fewer run. */
@QuarkusTest
class JobTurnsTest {

    private final JobClient jobs = new JobClient();

    @AfterEach
    void endJobs() {
        JobClient.endAll();
    }

    @Test
    void furtherJobsWaitInOrderAndRunWhenOthersEnd() {
        UUID running = runningElsewhere();
        runningElsewhere();
        UUID image = jobs.archived();

        JsonPath first = jobs.start();
        JsonPath second = jobs.start();

        assertThat(first.getString("state")).isEqualTo("WAITING");
        assertThat(first.getInt("place")).isEqualTo(1);
        assertThat(first.getString("startedAt")).isNull();
        assertThat(second.getString("state")).isEqualTo("WAITING");
        assertThat(second.getInt("place")).isEqualTo(2);
        Rows.run("update reclassification set state = 'DONE' where id = '%s'".formatted(running));
        JsonPath started = JobClient.awaitState(first, "RUNNING");
        assertThat(started.getString("startedAt")).isNotNull();
        assertThat(started.getString("place")).isNull();
        assertThat(JobClient.get(second, "").getString("state")).isEqualTo("WAITING");
        assertThat(JobClient.get(second, "").getInt("place")).isEqualTo(1);
        jobs.answer(image, jobs.category);
        JobClient.awaitState(first, "DONE");
        JobClient.awaitState(second, "RUNNING");
    }

    @Test
    void pausedJobFreesItsPlaceAndWaitsWhenItIsResumed() {
        runningElsewhere();
        jobs.archived();
        JsonPath first = jobs.start();
        JsonPath second = jobs.start();
        assertThat(first.getString("state")).isEqualTo("RUNNING");
        assertThat(second.getString("state")).isEqualTo("WAITING");

        JobClient.post(first, "/pause");

        JobClient.awaitState(second, "RUNNING");
        assertThat(JobClient.post(first, "/resume").<String>path("state")).isEqualTo("WAITING");
        assertThat(JobClient.post(first, "/resume").statusCode()).isEqualTo(200);
        assertThat(JobClient.post(first, "/promote").<String>path("code")).isEqualTo("wrong-state");
        assertThat(JobClient.post(first, "/pause").<String>path("state")).isEqualTo("PAUSED");
    }

    @Test
    void waitingJobIsListedAndCanBeCancelled() {
        runningElsewhere();
        runningElsewhere();
        jobs.archived();
        JsonPath job = jobs.start();

        JsonPath list = given().get(JobClient.JOBS).jsonPath();
        assertThat(list.getInt("maxRunning")).isEqualTo(2);
        List<Map<String, Object>> waiting =
                list.getList(
                        "reclassifications.findAll { it.id == '" + job.getString("id") + "' }");
        assertThat(waiting).hasSize(1);
        assertThat(waiting.getFirst()).containsEntry("state", "WAITING").containsEntry("place", 1);

        given().delete(JobClient.JOBS + "/" + job.getString("id")).then().statusCode(200);

        assertThat(JobClient.get(job, "").getString("state")).isEqualTo("CANCELLED");
    }

    /** A job that another replica drives. */
    private UUID runningElsewhere() {
        UUID job = UUID.randomUUID();
        Rows.run(
                """
                insert into reclassification (id, created_at, model, version, filter, state, total, started_at, driver, lease_end)
                values ('%s', now(), '%s', '1.0.0', '{}', 'RUNNING', 1, now(), '%1$s', now() + interval '1 hour')
                """
                        .formatted(job, "elsewhere-" + job));
        return job;
    }
}

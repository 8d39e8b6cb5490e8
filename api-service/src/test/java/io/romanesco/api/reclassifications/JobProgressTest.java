package io.romanesco.api.reclassifications;

import static io.romanesco.api.support.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.romanesco.api.support.Inference;
import io.romanesco.api.support.Roles;
import io.romanesco.api.support.Rows;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Counts of a job's images, which are stored while it runs. */
@QuarkusTest
class JobProgressTest {

    private final JobClient jobs = new JobClient();

    @AfterEach
    void endJobs() {
        JobClient.endAll();
    }

    @Test
    void finishedJobHasItsCountsStored() {
        UUID changed = jobs.archived();
        UUID same = jobs.archived();
        JsonPath job = jobs.start();
        jobs.answer(changed, "Tomato");
        jobs.answer(same, jobs.category);

        JobClient.awaitState(job, "DONE");

        assertThat(stored(job)).isEqualTo("2 2 0 1");
        assertThat(unsettled(job)).isZero();
    }

    @Test
    void runningJobCountsWhatIsStoredAndWhatIsNot() {
        UUID image = jobs.archived();
        jobs.archived();
        JsonPath job = jobs.start();
        jobs.answer(image, "Tomato");
        await().until(() -> "1 1 0 1".equals(stored(job)));

        JsonPath shown = JobClient.get(job, "");

        assertThat(shown.getString("state")).isEqualTo("RUNNING");
        assertThat(shown.getInt("sent")).isEqualTo(2);
        assertThat(shown.getInt("done")).isEqualTo(1);
        assertThat(shown.getInt("changed")).isEqualTo(1);
    }

    @Test
    void resultThatArrivesAfterTheCancelIsCounted() {
        UUID image = jobs.archived();
        JsonPath job = jobs.start();
        jobs.sent(image);
        RestAssured.delete(JobClient.JOBS + "/" + job.getString("id"));

        Inference.classifies(image, "Tomato", Roles.reclassified(jobs.model, "2.0.0"));

        await().untilAsserted(() -> assertThat(JobClient.get(job, "").getInt("done")).isEqualTo(1));
        assertThat(JobClient.get(job, "").getString("state")).isEqualTo("CANCELLED");
    }

    private static String stored(JsonPath job) {
        return Rows.text(
                "select concat_ws(' ', sent, done, failed, changed) from reclassification where id = '%s'"
                        .formatted(job.getString("id")));
    }

    private static long unsettled(JsonPath job) {
        return Rows.count(
                "select count(*) from reclassification_item where job = '%s' and not settled"
                        .formatted(job.getString("id")));
    }
}

package io.romanesco.api.reclassifications;

import static io.romanesco.api.support.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.romanesco.api.support.Api;
import io.romanesco.api.support.Inference;
import io.romanesco.api.support.Kafka;
import io.romanesco.api.support.Pictures;
import io.romanesco.api.support.Roles;
import io.romanesco.api.support.Rows;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Jobs of replicas that were killed. */
@QuarkusTest
class JobQueueTest {

    private final UUID job = UUID.randomUUID();
    private final String model = "queued-" + job;

    @AfterEach
    void endJobs() {
        JobClient.endAll();
    }

    @Test
    void jobOfALivingReplicaIsLeftAloneAndThatOfADeadOneIsContinued() {
        UUID image = archived();
        insert("RUNNING", "'00000000-0000-0000-0000-000000000009', now() + interval '1 hour'");
        take(image, "QUEUED", "now()");
        await().during(java.time.Duration.ofSeconds(2))
                .until(() -> openItems() == 1 && "QUEUED".equals(stateOf(image)));

        Rows.run("update reclassification set lease_end = now() where id = '%s'".formatted(job));

        Kafka.find(
                "reclassifications",
                each -> (model + "@1.0.0").equals(Kafka.header(each, "ce_models")));
        Inference.classifies(image, "Tomato", Roles.reclassified(model, "1.0.0"));
        await().until(() -> jobsIn("DONE") == 1);
        assertThat(stateOf(image)).isEqualTo("DONE");
    }

    @Test
    void imageWithoutAResultIsSentAgainAndFailsAtLast() {
        UUID image = archived();
        insert("RUNNING", "null, null");
        take(image, "SENT", "now() - interval '1 day'");

        Kafka.find(
                "reclassifications",
                each -> (model + "@1.0.0").equals(Kafka.header(each, "ce_models")));
        Rows.run(
                "update reclassification_item set sends = 3, sent_at = now() - interval '1 day' where job = '%s'"
                        .formatted(job));

        await().until(() -> jobsIn("DONE") == 1);
        assertThat(stateOf(image)).isEqualTo("FAILED");
    }

    @Test
    void secondResultOfAnImageCountsOnce() {
        UUID image = archived();
        insert("RUNNING", "null, null");
        take(image, "SENT", "now()");

        Inference.classifies(image, "Tomato", Roles.reclassified(model, "1.0.0"));
        Inference.classifies(image, "Radish", Roles.reclassified(model, "1.0.0"));

        await().until(() -> jobsIn("DONE") == 1);
        assertThat(
                        Rows.count(
                                "select count(*) from reclassification_item where job = '%s' and after = 'Tomato'"
                                        .formatted(job)))
                .isEqualTo(1);
    }

    private static UUID archived() {
        UUID id = Api.uploadRaw(Pictures.jpeg());
        Inference.classifies(id, "Carrot");
        Api.awaitStatus(id, "CLASSIFIED");
        Api.awaitContent(id);
        return id;
    }

    private void insert(String state, String lease) {
        Rows.run(
                """
                insert into reclassification (id, created_at, model, version, filter, state, total, exhausted, started_at, driver, lease_end)
                values ('%s', now(), '%s', '1.0.0', '{}', '%s', 1, true, now(), %s)
                """
                        .formatted(job, model, state, lease));
    }

    private void take(UUID image, String state, String sentAt) {
        Rows.run(
                "insert into reclassification_item (job, image_id, state, sends, sent_at) values ('%s', '%s', '%s', 1, %s)"
                        .formatted(job, image, state, sentAt));
    }

    private long openItems() {
        return Rows.count(
                "select count(*) from reclassification_item where job = '%s' and state in ('QUEUED', 'SENT')"
                        .formatted(job));
    }

    private String stateOf(UUID image) {
        for (String state : new String[] {"QUEUED", "SENT", "DONE", "FAILED"}) {
            if (Rows.count(
                            "select count(*) from reclassification_item where job = '%s' and image_id = '%s' and state = '%s'"
                                    .formatted(job, image, state))
                    == 1) {
                return state;
            }
        }
        return null;
    }

    private long jobsIn(String state) {
        return Rows.count(
                "select count(*) from reclassification where id = '%s' and state = '%s'"
                        .formatted(job, state));
    }
}

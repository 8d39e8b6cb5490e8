package io.romanesco.inference.source;

import static io.romanesco.inference.servers.Topics.header;
import static io.romanesco.inference.servers.Topics.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.romanesco.contract.ModelName;
import io.romanesco.inference.drawing.Drawings;
import io.romanesco.inference.pipeline.Outcome;
import io.romanesco.inference.pipeline.Outcome.ModelFailure;
import io.romanesco.inference.servers.LocalServers;
import io.romanesco.inference.servers.Results;
import io.romanesco.inference.servers.Topics;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class DeadLetterTest {

    private static final int LARGEST_IMAGE = 16 << 20;

    @Inject MeterRegistry registry;

    @Test
    void largestImageThatFailsForAnUnknownReasonBecomesADeadLetter() {
        ReplacedProcessor.install(_ -> {
            throw new IllegalStateException("an unknown reason");
        });
        try (Topics topics = new Topics()) {
            byte[] image = new byte[LARGEST_IMAGE];
            assertThat(failures("paint")).isZero();

            RecordMetadata place = topics.send("images", "unlucky", image, Map.of("x", "y"));

            ConsumerRecord<byte[], byte[]> dead = topics.readByKey("images-dead-letter", "unlucky");
            assertThat(dead.value()).hasSize(LARGEST_IMAGE);
            assertThat(header(dead, "x")).isEqualTo("y");
            assertThat(header(dead, "dead-letter-reason")).isEqualTo("an unknown reason");
            assertThat(header(dead, "dead-letter-topic")).isEqualTo("images");
            assertThat(header(dead, "dead-letter-offset")).isEqualTo("" + place.offset());
            assertThat(text(dead.key())).isEqualTo("unlucky");
            assertThat(failures("paint")).isEqualTo(1);
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() ->
                            assertThat(
                                            topics.committed(
                                                    "inference",
                                                    new TopicPartition(
                                                            "images", place.partition())))
                                    .isGreaterThan(place.offset()));
        }
    }

    @Test
    void failureCountsForTheModelThatTheImageAsksForOnlyIfItIsLoaded() {
        ReplacedProcessor.install(_ -> {
            throw new IllegalStateException("an unknown reason");
        });
        try (Topics topics = new Topics()) {
            double before = failures("paint");

            topics.send("images", "loaded", new byte[1], Map.of("ce_model", "shade"));
            topics.send("images", "unknown", new byte[1], Map.of("ce_model", "fish"));

            assertThat(topics.readByKey("images-dead-letter", "loaded").value()).hasSize(1);
            assertThat(topics.readByKey("images-dead-letter", "unknown").value()).hasSize(1);
            assertThat(failures("shade")).isEqualTo(1);
            assertThat(failures("paint")).isEqualTo(before + 1);
        }
    }

    @Test
    void imageWithOneFailedModelHasTheResultOfTheOtherAndBecomesADeadLetter() {
        IllegalStateException cause = new IllegalStateException("out of memory");
        ModelFailure failed = new ModelFailure(new ModelName("third", "1.0.0"), cause);
        ReplacedProcessor.install(work -> {
            Outcome outcome = work.get();
            return new Outcome(outcome.results(), outcome.drawings(), List.of(failed));
        });
        try (Topics topics = new Topics()) {
            String id = topics.upload(Drawings.jpeg(Drawings.plain(9, 9, Drawings.RED)), Map.of());

            ConsumerRecord<byte[], byte[]> dead = topics.readByKey("images-dead-letter", id);

            assertThat(header(dead, "dead-letter-reason")).isEqualTo("out of memory");
            assertThat(new Results(topics).one("classifications", id).at("/model/name").asText())
                    .isEqualTo("paint");
        }
    }

    /** The counter of the default model exists from the start: the first failure is an increase. */
    private double failures(String model) {
        return registry.get("romanesco.images")
                .tags("outcome", "failed", "reason", "unexpected", "model", model)
                .counter()
                .count();
    }
}

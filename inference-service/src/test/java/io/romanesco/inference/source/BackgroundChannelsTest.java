package io.romanesco.inference.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.romanesco.contract.ModelPolicy;
import io.romanesco.contract.ModelPolicy.Shadow;
import io.romanesco.inference.drawing.Drawings;
import io.romanesco.inference.model.registry.ModelRegistry;
import io.romanesco.inference.servers.LocalServers;
import io.romanesco.inference.servers.Results;
import io.romanesco.inference.servers.Topics;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Re-classification and shadow models, through real Kafka. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
@TestProfile(Detectors.class)
class BackgroundChannelsTest {

    private static final int UNWANTED = 40;
    private static final byte[] RED = Drawings.jpeg(Drawings.plain(80, 60, Drawings.RED));

    @Inject ModelRegistry models;
    @Inject MeterRegistry meters;
    @Inject KafkaClientService clients;

    private final Topics topics = new Topics();
    private final Results results = new Results(topics);

    @AfterEach
    void disconnect() {
        models.policies().remove("model/shade");
        topics.close();
    }

    @Test
    void storedImageIsAnalysedByTheModelsThatAreNamedAndNeverShows() {
        String id =
                topics.upload(
                        "reclassifications",
                        RED,
                        Map.of("ce_models", "shade,nanodet", "ce_purpose", "reclassify"));

        JsonNode shade = results.one("classifications", id);
        JsonNode objects = results.one("annotations", id);

        assertThat(shade.at("/classification/model").asText()).isEqualTo("shade");
        assertThat(List.of(shade, objects))
                .allSatisfy(result -> {
                    assertThat(result.get("role").asText()).isEqualTo("reclassify");
                    assertThat(result.get("main").asBoolean()).isFalse();
                });
        assertThat(timed("reclassify", "shade")).isEqualTo(1);
    }

    @Test
    void storedImageWithoutAPurposeStillNeverShows() {
        String id = topics.upload("reclassifications", RED, Map.of("ce_model", "paint"));

        JsonNode result = results.one("classifications", id);

        assertThat(result.get("role").asText()).isEqualTo("reclassify");
        assertThat(result.get("main").asBoolean()).isFalse();
    }

    @Test
    void shadowAnalysesImagesBesideTheDefaultModelOnceAPolicyNamesIt() {
        models.policies()
                .set(new ModelPolicy("shade", List.of("latest"), new Shadow("1.0.0", 100)));
        awaitShadow();
        String id = topics.upload(RED, Map.of());

        List<JsonNode> both = results.all("classifications", id, 2);

        JsonNode shadow = Results.of(both, "shade");
        assertThat(shadow.get("role").asText()).isEqualTo("shadow");
        assertThat(shadow.get("main").asBoolean()).isFalse();
        JsonNode primary = Results.of(both, "paint");
        assertThat(primary.get("role").asText()).isEqualTo("primary");
        assertThat(primary.has("main")).isFalse();
        assertThat(timed("shadow", "shade")).isPositive();
    }

    @Test
    void shadowThatIsNamedAgainBeginsWithNewImages() {
        ModelPolicy shadow = new ModelPolicy("shade", List.of("latest"), new Shadow("1.0.0", 100));
        models.policies().set(shadow);
        awaitShadow();
        models.policies().remove("model/shade");
        List<String> unwanted =
                Stream.generate(() -> topics.upload(RED, Map.of())).limit(UNWANTED).toList();
        unwanted.forEach(id -> results.one("classifications", id));

        double before = shown("shade");

        models.policies().set(shadow);
        await().atMost(Duration.ofMinutes(1)).until(this::shadowReadsAtTheEnd);

        results.all("classifications", topics.upload(RED, Map.of()), 2);
        assertThat(shown("shade") - before).isBetween(1.0, UNWANTED / 2.0);
    }

    /** A few images are in the client's buffer when a shadow is removed. */
    private boolean shadowReadsAtTheEnd() {
        KafkaConsumer<byte[], byte[]> shadow = clients.getConsumer("shadow");
        Function<Consumer<byte[], byte[]>, Boolean> isAtTheEnd =
                client ->
                        client.endOffsets(client.assignment()).entrySet().stream()
                                .allMatch(end -> client.position(end.getKey()) == end.getValue());
        return shadow.runOnPollingThread(isAtTheEnd).await().indefinitely();
    }

    /** Results of a model. */
    private double shown(String model) {
        return meters.find("romanesco.images").tag("model", model).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    /** The consumer joins its group and starts at the end of the topic: it may miss the first. */
    private void awaitShadow() {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> {
                    String probe = topics.upload(RED, Map.of());
                    List<ConsumerRecord<byte[], byte[]>> found =
                            topics.read(
                                    "classifications",
                                    1,
                                    record -> probe.equals(Topics.text(record.key())));
                    return found.size() == 1 && timed("shadow", "shade") > 0;
                });
    }

    private long timed(String workClass, String model) {
        var timer =
                meters.find("romanesco.inference.run")
                        .tags("class", workClass, "model", model)
                        .timer();
        return timer == null ? 0 : timer.count();
    }
}

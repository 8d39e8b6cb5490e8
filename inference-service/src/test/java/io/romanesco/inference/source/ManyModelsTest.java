package io.romanesco.inference.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.romanesco.contract.RecordId;
import io.romanesco.contract.SourcePolicy;
import io.romanesco.inference.drawing.Drawings;
import io.romanesco.inference.model.registry.ModelRegistry;
import io.romanesco.inference.servers.LocalServers;
import io.romanesco.inference.servers.Results;
import io.romanesco.inference.servers.Topics;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Images that ask for several models, through real Kafka. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
@TestProfile(Detectors.class)
class ManyModelsTest {

    private static final byte[] RED = Drawings.jpeg(Drawings.plain(80, 60, Drawings.RED));

    private static Topics topics;
    private static Results results;

    @Inject ModelRegistry models;
    @Inject MeterRegistry meters;

    @BeforeAll
    static void connect() {
        topics = new Topics();
        results = new Results(topics);
    }

    @AfterAll
    static void disconnect() {
        topics.close();
    }

    @Test
    void modelsThatWereAskedForRunBesideTheDefaultOne() {
        String id = topics.upload(RED, Map.of("ce_models", "shade,paint@1.0.0"));

        List<JsonNode> all = results.all("classifications", id, 2);

        assertThat(all)
                .extracting(result -> result.at("/model/name").asText())
                .containsExactlyInAnyOrder("paint", "shade");
        JsonNode paint = Results.of(all, "paint");
        JsonNode shade = Results.of(all, "shade");
        assertThat(paint.has("main")).isFalse();
        assertThat(shade.get("main").asBoolean()).isFalse();
        assertThat(paint.get("role").asText()).isEqualTo("primary");
        assertThat(shade.at("/classification/category").asText()).isEqualTo("Dark");
        assertThat(shade.at("/classification/colors"))
                .isEqualTo(paint.at("/classification/colors"));
        assertThat(shade.at("/timings/decodeMs")).isEqualTo(paint.at("/timings/decodeMs"));
    }

    @Test
    void onlyTheModelsThatWereAskedForRunAndTheFirstIsTheMainOne() {
        String id = topics.upload(RED, Map.of("ce_models", "nanodet,shade", "ce_only", "true"));

        assertThat(results.one("annotations", id).has("main")).isFalse();
        JsonNode shade = results.one("classifications", id);
        assertThat(shade.at("/classification/model").asText()).isEqualTo("shade");
        assertThat(shade.get("main").asBoolean()).isFalse();
    }

    @Test
    void unknownModelIsRejectedUnderItsNameAndTheOthersAnswer() {
        String id = topics.upload(RED, Map.of("ce_models", "fish@3,shade"));

        List<JsonNode> all = results.all("classifications", id, 3);

        JsonNode fish = Results.of(all, "fish");
        assertThat(fish.get("status").asText()).isEqualTo("REJECTED");
        assertThat(fish.at("/model/version").asText()).isEqualTo("3");
        assertThat(fish.at("/rejection/code").asText()).isEqualTo("unknown-model");
        assertThat(fish.at("/rejection/detail").asText()).isEqualTo("There is no model fish@3.");
        assertThat(fish.get("main").asBoolean()).isFalse();
        assertThat(Results.of(all, "paint").get("status").asText()).isEqualTo("CLASSIFIED");
        assertThat(Results.of(all, "shade").get("status").asText()).isEqualTo("CLASSIFIED");
        assertThat(meters.find("romanesco.images").tag("model", "fish").counter()).isNull();
    }

    @Test
    void nameThatNoModelCanHaveIsRejectedAsUnknownAndShownWithoutItsForeignCharacters() {
        String id = topics.upload(RED, Map.of("ce_models", "a\0\nb"));

        JsonNode rejected = Results.of(results.all("classifications", id, 2), "unknown");

        assertThat(rejected.at("/model/version").asText()).isEqualTo("unknown");
        assertThat(rejected.at("/rejection/code").asText()).isEqualTo("unknown-model");
        assertThat(rejected.at("/rejection/detail").asText()).isEqualTo("There is no model a??b.");
    }

    @Test
    void imageWithMoreThanEightModelsIsRejectedOnce() {
        String nine = String.join(",", IntStream.range(0, 9).mapToObj(i -> "m" + i).toList());
        String id = topics.upload(RED, Map.of("ce_models", nine));

        JsonNode result = results.one("classifications", id);

        assertThat(result.at("/rejection/code").asText()).isEqualTo("too-many-models");
        assertThat(result.at("/model/name").asText()).isEqualTo("paint");
        assertThat(result.has("main")).isFalse();
    }

    @Test
    void modelWithAnInvalidOutputRejectsTheImageForItselfOnly() {
        String id = topics.upload(RED, Map.of("ce_models", "bad-nan"));

        JsonNode rejected = results.one("annotations", id);

        assertThat(rejected.get("status").asText()).isEqualTo("REJECTED");
        assertThat(rejected.at("/rejection/code").asText()).isEqualTo("invalid-output");
        assertThat(results.one("classifications", id).get("status").asText())
                .isEqualTo("CLASSIFIED");
    }

    @Test
    void damagedImageIsRejectedByEachOfItsModelsInItsOwnTopic() {
        String id = topics.upload("no picture".getBytes(), Map.of("ce_models", "nanodet"));

        assertThat(results.one("annotations", id).at("/rejection/code").asText())
                .isEqualTo("unsupported-type");
        assertThat(results.one("classifications", id).at("/rejection/code").asText())
                .isEqualTo("unsupported-type");
    }

    @Test
    void policyOfASourceChoosesTheModelsOfImagesThatNameNone() {
        String camera = "policy-" + UUID.randomUUID();
        models.policies()
                .set(
                        new SourcePolicy(
                                "/cameras/" + camera, List.of("nanodet", "shade"), true, false));

        RecordMetadata place = topics.send("images", camera, RED, Map.of());

        String id = RecordId.ofPosition("images", place.partition(), place.offset()).toString();
        assertThat(results.one("annotations", camera).has("main")).isFalse();
        assertThat(results.one("classifications", id).at("/classification/model").asText())
                .isEqualTo("shade");
    }
}

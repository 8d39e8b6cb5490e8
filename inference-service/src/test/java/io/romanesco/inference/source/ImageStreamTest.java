package io.romanesco.inference.source;

import static io.romanesco.inference.servers.Topics.header;
import static io.romanesco.inference.servers.Topics.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.romanesco.contract.RecordId;
import io.romanesco.inference.drawing.Drawings;
import io.romanesco.inference.servers.Contract;
import io.romanesco.inference.servers.LocalServers;
import io.romanesco.inference.servers.Topics;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class ImageStreamTest {

    private static final byte[] RED = Drawings.jpeg(Drawings.plain(80, 60, Drawings.RED));

    private static Topics topics;

    @Inject ObjectMapper json;
    @Inject MeterRegistry registry;

    @BeforeAll
    static void connect() {
        topics = new Topics();
    }

    @AfterAll
    static void disconnect() {
        topics.close();
    }

    @Test
    void uploadIsClassifiedAsTheContractSays() throws IOException {
        String id = upload(RED, Map.of("ce_label", "Red"));

        ConsumerRecord<byte[], byte[]> record = topics.readByKey("classifications", id);

        Contract.assertValid("classification", text(record.value()));
        JsonNode outcome = json.readTree(record.value());
        assertThat(outcome.get("id").asText()).isEqualTo(id);
        assertThat(outcome.get("status").asText()).isEqualTo("CLASSIFIED");
        assertThat(outcome.get("source").asText()).isEqualTo("/uploads");
        assertThat(outcome.get("submittedAt").asText()).isEqualTo("2026-11-22T08:15:30.123Z");
        assertThat(outcome.get("contentType").asText()).isEqualTo("image/jpeg");
        assertThat(outcome.get("width").asInt()).isEqualTo(80);
        assertThat(outcome.get("height").asInt()).isEqualTo(60);
        assertThat(outcome.get("bytes").asInt()).isEqualTo(RED.length);
        assertThat(outcome.get("label").asText()).isEqualTo("Red");
        assertThat(outcome.at("/classification/category").asText()).isEqualTo("Red");
        assertThat(outcome.at("/classification/model").asText()).isEqualTo("paint");
        assertThat(outcome.at("/classification/certain").asBoolean()).isTrue();
        assertThat(outcome.at("/classification/predictions")).hasSize(3);
        assertThat(outcome.at("/classification/colors/rgb").asText()).isEqualTo("#FF0000");
        assertThat(outcome.at("/classification/colors/ryb").asText()).isEqualTo("#FE2712");
        assertThat(outcome.at("/activation/values")).hasSize(64);
        assertThat(outcome.at("/timings/inferenceMs").asDouble()).isPositive();
    }

    @Test
    void resultHasTheHeadersOfTheContractAndTheTraceOfItsImage() {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        String id = upload(RED, Map.of("traceparent", "00-" + trace + "-00f067aa0ba902b7-01"));

        ConsumerRecord<byte[], byte[]> record = topics.readByKey("classifications", id);

        assertThat(header(record, "ce_specversion")).isEqualTo("1.0");
        assertThat(header(record, "ce_id")).isEqualTo(id);
        assertThat(header(record, "ce_source")).isEqualTo("/uploads");
        assertThat(header(record, "ce_type")).isEqualTo("io.romanesco.image.classified.v1");
        assertThat(Instant.parse(header(record, "ce_time"))).isBefore(Instant.now());
        assertThat(header(record, "content-type")).isEqualTo("application/json");
        assertThat(header(record, "traceparent")).startsWith("00-" + trace + "-");
    }

    @Test
    void imageLargerThanAFetchIsClassified() throws IOException {
        byte[] large = RED;
        for (int i = 0; i < 100; i++) {
            large = Drawings.withSegment(large, 0xfe, new byte[65_000]);
        }
        String before = upload(RED, Map.of());

        String id = upload(large, Map.of());

        assertThat(outcome(id).at("/classification/category").asText()).isEqualTo("Red");
        assertThat(outcome(id).get("bytes").asInt()).isEqualTo(large.length).isGreaterThan(6 << 20);
        assertThat(outcome(before).get("status").asText()).isEqualTo("CLASSIFIED");
    }

    @Test
    void frameWithoutHeadersIsClassified() throws IOException {
        RecordMetadata place = topics.send("images", "gate", RED, Map.of());
        String id = RecordId.ofPosition("images", place.partition(), place.offset()).toString();

        JsonNode outcome = outcome(id);

        assertThat(outcome.get("source").asText()).isEqualTo("/cameras/gate");
        assertThat(Instant.parse(outcome.get("submittedAt").asText()).toEpochMilli())
                .isEqualTo(place.timestamp());
        assertThat(outcome.at("/classification/category").asText()).isEqualTo("Red");
    }

    @Test
    void fileThatIsNoImageIsRejectedAndTheNextIsClassified() throws IOException {
        List<byte[]> files =
                List.of(
                        new byte[0],
                        "hello, I am a .jpg".getBytes(),
                        Arrays.copyOf(RED, RED.length / 2));
        List<String> ids = files.stream().map(file -> upload(file, Map.of())).toList();
        String good = upload(RED, Map.of());

        List<String> codes = List.of("empty-image", "unsupported-type", "image-truncated");
        for (int i = 0; i < files.size(); i++) {
            JsonNode outcome = outcome(ids.get(i));
            assertThat(outcome.get("status").asText()).isEqualTo("REJECTED");
            assertThat(outcome.at("/rejection/code").asText()).isEqualTo(codes.get(i));
            assertThat(outcome.at("/model/name").asText()).isEqualTo("paint");
        }
        assertThat(outcome(good).get("status").asText()).isEqualTo("CLASSIFIED");
    }

    @Test
    void imageIsClassifiedByTheModelItAsksForOrRejectedWithoutIt() throws IOException {
        String shade = upload(RED, Map.of("ce_model", "shade"));
        String unknown = upload(RED, Map.of("ce_model", "fish"));

        JsonNode outcome = outcome(shade);
        assertThat(outcome.at("/classification/model").asText()).isEqualTo("shade");
        assertThat(outcome.at("/classification/category").asText()).isEqualTo("Dark");
        assertThat(outcome.has("activation")).isFalse();
        assertThat(outcome(unknown).at("/rejection/code").asText()).isEqualTo("unknown-model");
    }

    @Test
    void metricsCountAndTimeEveryImage() throws IOException {
        double classified = count("classified", "none");
        double rejected = count("rejected", "empty-image");
        long decoded = registry.get("romanesco.decode").timer().count();
        long inferred = registry.get("romanesco.inference").tag("model", "paint").timer().count();

        outcome(upload(RED, Map.of()));
        outcome(upload(new byte[0], Map.of()));

        assertThat(count("classified", "none")).isEqualTo(classified + 1);
        assertThat(count("rejected", "empty-image")).isEqualTo(rejected + 1);
        assertThat(registry.get("romanesco.decode").timer().count()).isEqualTo(decoded + 1);
        assertThat(registry.get("romanesco.inference").tag("model", "paint").timer().count())
                .isEqualTo(inferred + 1);
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() ->
                        assertThat(registry.get("romanesco.in.flight.bytes").gauge().value())
                                .isZero());
    }

    @Test
    void offsetOfAnImageWithAResultIsCommitted() throws IOException {
        RecordMetadata place = topics.send("images", "offsets", RED, Map.of());
        TopicPartition partition = new TopicPartition(place.topic(), place.partition());

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() ->
                        assertThat(topics.committed("inference", partition))
                                .isGreaterThan(place.offset()));
    }

    @Test
    void manyImagesHaveOneResultEach() {
        List<String> ids = IntStream.range(0, 200).mapToObj(i -> upload(RED, Map.of())).toList();

        assertThat(
                        topics.read(
                                "classifications",
                                ids.size(),
                                record -> ids.contains(text(record.key()))))
                .extracting(record -> text(record.key()))
                .containsExactlyInAnyOrderElementsOf(ids);
    }

    private JsonNode outcome(String id) throws IOException {
        byte[] value = topics.readByKey("classifications", id).value();
        Contract.assertValid("classification", text(value));
        return json.readTree(value);
    }

    private double count(String outcome, String reason) {
        var counter =
                registry.find("romanesco.images")
                        .tags("outcome", outcome, "reason", reason)
                        .counter();
        return counter == null ? 0 : counter.count();
    }

    private static String upload(byte[] bytes, Map<String, String> extra) {
        return topics.upload(bytes, extra);
    }
}

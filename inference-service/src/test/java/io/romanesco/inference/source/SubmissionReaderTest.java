package io.romanesco.inference.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubmissionReaderTest {

    private static final long TIMESTAMP = Instant.parse("2026-11-22T08:00:00Z").toEpochMilli();
    private static final String ID = "019b2c5e-7f3a-7c11-a3a5-0d6c2f1e4b77";

    @Test
    void takesTheHeadersOfAnUpload() {
        SubmittedImage image =
                read(
                        ID,
                        Map.of(
                                "ce_id", ID,
                                "ce_source", "/uploads",
                                "ce_time", "2026-11-22T09:15:30.123+01:00",
                                "ce_model", "shade",
                                "ce_label", "Bitter_Gourd"));

        assertThat(image.id()).hasToString(ID);
        assertThat(image.source()).isEqualTo("/uploads");
        assertThat(image.submittedAt()).isEqualTo("2026-11-22T08:15:30.123Z");
        assertThat(image.model()).contains("shade");
        assertThat(image.label()).contains("Bitter_Gourd");
        assertThat(image.bytes()).containsExactly(1, 2);
    }

    @Test
    void takesABareFrameOfACamera() {
        SubmittedImage image = read("gate", Map.of());

        assertThat(image.source()).isEqualTo("/cameras/gate");
        assertThat(image.submittedAt()).isEqualTo("2026-11-22T08:00:00Z");
        assertThat(image.model()).isEmpty();
        assertThat(image.label()).isEmpty();
    }

    static Stream<JsonNode> recordsOfTheContract() throws IOException {
        return new ObjectMapper()
                .readTree(Path.of("../deploy/contracts/samples/record-ids.json").toFile())
                .get("records")
                .valueStream();
    }

    @ParameterizedTest
    @MethodSource("recordsOfTheContract")
    void derivesIdsAsTheContractSays(JsonNode sample) {
        ConsumerRecord<byte[], byte[]> record =
                new ConsumerRecord<>(
                        sample.get("topic").asText(),
                        sample.get("partition").asInt(),
                        sample.get("offset").asLong(),
                        null,
                        new byte[0]);
        header(record.headers(), "ce_id", sample.get("ceId").textValue());
        header(record.headers(), "ce_source", sample.get("ceSource").textValue());

        assertThat(SubmissionReader.read(record).id()).hasToString(sample.get("id").asText());
    }

    @ParameterizedTest
    @CsvSource({
        "camera-7, /cameras/camera-7",
        "urn:gate, /cameras/urn:gate",
        "'/cameras/a\nb', /cameras/ab",
        "/edge, /edge",
    })
    void tidiesTheSource(String source, String tidied) {
        assertThat(read("k", Map.of("ce_source", source)).source()).isEqualTo(tidied);
    }

    @Test
    void cutsAnEndlessSource() {
        assertThat(read("k".repeat(1000), Map.of()).source()).hasSize(256);
    }

    @Test
    void namesACameraWithoutAKey() {
        assertThat(read(null, Map.of()).source()).isEqualTo("/cameras/unknown");
        assertThat(read("  ", Map.of()).source()).isEqualTo("/cameras/unknown");
    }

    @Test
    void ignoresNonsenseInHeaders() {
        SubmittedImage image =
                read("k", Map.of("ce_time", "yesterday", "ce_label", "not a name!", "ce_id", " "));

        assertThat(image.submittedAt()).isEqualTo("2026-11-22T08:00:00Z");
        assertThat(image.label()).isEmpty();
        assertThat(image.id()).isEqualTo(RecordIds.placed("images", 3, 17));
    }

    /** Times since then would be more nanoseconds than a long has. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0001-01-01T00:00:00Z",
                "1066-10-14T09:00:00Z",
                "+999999999-12-31T23:59:59Z",
                "1969-12-31T23:59:59Z"
            })
    void aTimeThatMakesNoSenseIsTheRecords(String time) {
        assertThat(read("k", Map.of("ce_time", time)).submittedAt())
                .isEqualTo("2026-11-22T08:00:00Z");
    }

    @Test
    void doesNotCutASourceWithinACharacter() {
        assertThat(read("\uD83E\uDD66".repeat(200), Map.of()).source())
                .hasSize(255)
                .endsWith("\uD83E\uDD66");
    }

    @Test
    void takesNothingForAnEmptyFile() {
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>("images", 0, 0, null, null);

        assertThat(SubmissionReader.read(record).bytes()).isEmpty();
    }

    private static SubmittedImage read(String key, Map<String, String> headers) {
        RecordHeaders kafkaHeaders = new RecordHeaders();
        headers.forEach((name, value) -> header(kafkaHeaders, name, value));
        return SubmissionReader.read(
                new ConsumerRecord<>(
                        "images",
                        3,
                        17,
                        TIMESTAMP,
                        TimestampType.CREATE_TIME,
                        0,
                        0,
                        key == null ? null : key.getBytes(StandardCharsets.UTF_8),
                        new byte[] {1, 2},
                        kafkaHeaders,
                        Optional.empty()));
    }

    private static void header(
            org.apache.kafka.common.header.Headers headers, String name, String value) {
        if (value != null) {
            headers.add(name, value.getBytes(StandardCharsets.UTF_8));
        }
    }
}

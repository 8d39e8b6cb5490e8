package io.romanesco.api.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageRecordTest {

    private static final Instant ARRIVED = Instant.parse("2026-11-22T08:00:00Z");

    @Test
    void aRecordWithoutAnythingIsFromAnUnknownCameraAndOfTheTimeItArrived() {
        ImageRecord record = ImageRecord.of(record(null, Map.of()));

        assertThat(record.source()).isEqualTo("/cameras/unknown");
        assertThat(record.submittedAt()).isEqualTo(ARRIVED);
        assertThat(record.label()).isNull();
        assertThat(record.isUpload()).isFalse();
    }

    @Test
    void theHeadersAreTakenAsTheyAre() {
        ImageRecord record =
                ImageRecord.of(
                        record(
                                "gate",
                                Map.of(
                                        "ce_source", "/uploads",
                                        "ce_time", "2026-11-22T10:15:30.123456+02:00",
                                        "ce_label", "Leek")));

        assertThat(record.isUpload()).isTrue();
        assertThat(record.submittedAt()).isEqualTo("2026-11-22T08:15:30.123Z");
        assertThat(record.label()).isEqualTo("Leek");
    }

    @Test
    void theKeyNamesTheCamera() {
        assertThat(ImageRecord.of(record("ворота", Map.of())).source())
                .isEqualTo("/cameras/ворота");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "", "+999999999-12-31T23:59:59Z", "1066-10-14T09:00:00Z"})
    void aTimeThatMakesNoSenseIsTheTimeOfArrival(String time) {
        assertThat(ImageRecord.of(record("gate", Map.of("ce_time", time))).submittedAt())
                .isEqualTo(ARRIVED);
    }

    @Test
    void aSourceIsMadeToFitTheContract() {
        assertThat(ImageRecord.of(record("x".repeat(1000), Map.of())).source()).hasSize(256);
        assertThat(ImageRecord.of(record("a\u0000b", Map.of())).source()).isEqualTo("/cameras/ab");
        assertThat(ImageRecord.of(record("x", Map.of("ce_source", "urn:gate"))).source())
                .isEqualTo("/cameras/urn:gate");
    }

    /** As inference-service reads them: else the two would make two images of one record. */
    @Test
    void whatIsBlankCountsAsNotThere() {
        ImageRecord blank =
                ImageRecord.of(
                        record(" ", Map.of("ce_source", " ", "ce_id", " ", "ce_label", " ")));

        assertThat(blank.source()).isEqualTo("/cameras/unknown");
        assertThat(blank.id()).isEqualTo(ImageRecord.of(record(null, Map.of())).id());
        assertThat(blank.label()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"not a name!", "\u0000", "-x"})
    void aLabelThatIsNoNameIsNone(String label) {
        assertThat(ImageRecord.of(record("gate", Map.of("ce_label", label))).label()).isNull();
    }

    @Test
    void aSourceIsNotCutWithinACharacter() {
        String source = ImageRecord.of(record("\uD83E\uDD66".repeat(200), Map.of())).source();

        assertThat(source).hasSize(255).endsWith("\uD83E\uDD66");
    }

    private static ConsumerRecord<byte[], byte[]> record(String key, Map<String, String> headers) {
        RecordHeaders all = new RecordHeaders();
        headers.forEach((name, text) -> all.add(name, text.getBytes(StandardCharsets.UTF_8)));
        return new ConsumerRecord<>(
                "images",
                0,
                7,
                ARRIVED.toEpochMilli(),
                TimestampType.CREATE_TIME,
                0,
                0,
                key == null ? null : key.getBytes(StandardCharsets.UTF_8),
                new byte[] {1},
                all,
                Optional.empty());
    }
}

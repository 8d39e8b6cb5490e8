package io.romanesco.inference.sink;

import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Key and headers of a record on {@code classifications}. */
public final class ClassificationRecord {

    private ClassificationRecord() {}

    public static OutgoingKafkaRecordMetadata<String> metadata(Outcome outcome) {
        RecordHeaders headers = new RecordHeaders();
        add(headers, "ce_specversion", "1.0");
        add(headers, "ce_id", outcome.id().toString());
        add(headers, "ce_source", outcome.source());
        add(headers, "ce_type", "io.romanesco.image.classified.v1");
        add(headers, "ce_time", outcome.classifiedAt().toString());
        add(headers, "content-type", "application/json");
        return OutgoingKafkaRecordMetadata.<String>builder()
                .withKey(outcome.id().toString())
                .withHeaders(headers)
                .build();
    }

    private static void add(RecordHeaders headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}

package io.romanesco.inference.sink;

import io.romanesco.contract.ClassificationResult;
import io.romanesco.contract.CloudEventHeaders;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Key and headers of a record on {@code classifications}. */
public final class ClassificationRecord {

    private ClassificationRecord() {}

    public static OutgoingKafkaRecordMetadata<String> metadata(ClassificationResult result) {
        RecordHeaders headers = new RecordHeaders();
        CloudEventHeaders.of(
                        result.id().toString(),
                        result.source(),
                        CloudEventHeaders.IMAGE_CLASSIFIED,
                        result.classifiedAt(),
                        "application/json")
                .forEach(headers::add);
        return OutgoingKafkaRecordMetadata.<String>builder()
                .withKey(result.id().toString())
                .withHeaders(headers)
                .build();
    }
}

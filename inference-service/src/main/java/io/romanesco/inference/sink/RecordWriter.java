package io.romanesco.inference.sink;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.romanesco.contract.ClassificationResult;
import io.romanesco.contract.CloudEventHeaders;
import io.romanesco.contract.ModelAnnouncement;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/**
 * Makes records of values: JSON with the headers of a CloudEvent. SmallRye's own CloudEvent
 * metadata does not fit: it takes the source as a URI, and a camera's name need not be one.
 */
@ApplicationScoped
public class RecordWriter {

    private static final String JSON = "application/json";

    private final ObjectMapper json;

    RecordWriter(ObjectMapper json) {
        this.json = json;
    }

    /** A record for {@code classifications}; its key is the image's id. */
    public Message<byte[]> message(ClassificationResult result) {
        String id = result.id().toString();
        return message(
                id,
                CloudEventHeaders.of(
                        id,
                        result.source(),
                        CloudEventHeaders.IMAGE_CLASSIFIED,
                        result.classifiedAt(),
                        JSON),
                result);
    }

    /** A record for {@code models}; its key is {@code name/version}. */
    Message<byte[]> message(ModelAnnouncement model) {
        return message(
                model.name() + "/" + model.version(),
                CloudEventHeaders.of(
                        UUID.randomUUID().toString(),
                        "/models/" + model.name(),
                        CloudEventHeaders.MODEL_ANNOUNCED,
                        model.announcedAt(),
                        JSON),
                model);
    }

    private Message<byte[]> message(String key, CloudEventHeaders event, Object value) {
        RecordHeaders headers = new RecordHeaders();
        event.forEach(headers::add);
        try {
            return Message.of(
                    json.writeValueAsBytes(value),
                    Metadata.of(
                            OutgoingKafkaRecordMetadata.<String>builder()
                                    .withKey(key)
                                    .withHeaders(headers)
                                    .build()));
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}

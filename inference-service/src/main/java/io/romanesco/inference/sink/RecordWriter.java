package io.romanesco.inference.sink;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.romanesco.contract.CloudEventHeaders;
import io.romanesco.contract.ImageResult;
import io.romanesco.contract.ModelAnnouncement;
import io.romanesco.contract.Topics;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.config.Config;
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
    private final Config settings;

    RecordWriter(ObjectMapper json, Config settings) {
        this.json = json;
        this.settings = settings;
    }

    /** A record for the topic of the result's task; its key is the image's id. */
    public Message<byte[]> message(ImageResult result) {
        String id = result.image().id().toString();
        return message(
                topic(result.topic()),
                id,
                CloudEventHeaders.of(
                        id, result.image().source(), result.type(), result.analysedAt(), JSON),
                result);
    }

    /** A record for {@code models}; its key is {@code name/version}. */
    Message<byte[]> message(ModelAnnouncement model) {
        return message(
                topic(Topics.MODELS),
                model.name() + "/" + model.version(),
                CloudEventHeaders.of(
                        UUID.randomUUID().toString(),
                        "/models/" + model.name(),
                        CloudEventHeaders.MODEL_ANNOUNCED,
                        model.announcedAt(),
                        JSON),
                model);
    }

    /** A topic's name in this installation. */
    private String topic(String name) {
        return settings.getOptionalValue("mp.messaging.outgoing." + name + ".topic", String.class)
                .orElse(name);
    }

    private Message<byte[]> message(
            String topic, String key, CloudEventHeaders event, Object value) {
        RecordHeaders headers = new RecordHeaders();
        event.forEach(headers::add);
        try {
            return Message.of(
                    json.writeValueAsBytes(value),
                    Metadata.of(
                            OutgoingKafkaRecordMetadata.<String>builder()
                                    .withTopic(topic)
                                    .withKey(key)
                                    .withHeaders(headers)
                                    .build()));
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}

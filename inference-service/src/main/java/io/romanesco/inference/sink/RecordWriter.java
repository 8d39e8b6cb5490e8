package io.romanesco.inference.sink;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.romanesco.contract.AnalysedImage;
import io.romanesco.contract.CloudEventHeaders;
import io.romanesco.contract.ImageResult;
import io.romanesco.contract.ModelAnnouncement;
import io.romanesco.contract.ModelName;
import io.romanesco.contract.ModelRequest;
import io.romanesco.contract.Submission;
import io.romanesco.contract.Topics;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
    private static final String JPEG = "image/jpeg";

    private final ObjectMapper json;
    private final Config settings;
    private final TopicsConfig topics;

    RecordWriter(ObjectMapper json, Config settings, TopicsConfig topics) {
        this.json = json;
        this.settings = settings;
        this.topics = topics;
    }

    /**
     * A record for the topic of the result's task. A classification's key is the image's id; an
     * annotation's key is the camera's name, or the image's id if it is of no camera.
     */
    public Message<byte[]> message(ImageResult result) {
        AnalysedImage image = result.image();
        String id = image.id().toString();
        return message(
                topic(result.topic()),
                result.topic().equals(Topics.CLASSIFICATIONS) ? id : key(image),
                CloudEventHeaders.of(id, image.source(), result.type(), result.analysedAt(), JSON),
                bytes(result));
    }

    /** A record for {@code annotated}: a result drawn on its picture. */
    public Message<byte[]> drawing(ImageResult result, byte[] jpeg) {
        AnalysedImage image = result.image();
        ModelName model = image.model();
        return message(
                topic(Topics.ANNOTATED),
                key(image),
                CloudEventHeaders.of(
                                image.id().toString(),
                                image.source(),
                                CloudEventHeaders.IMAGE_RENDERED,
                                result.analysedAt(),
                                JPEG)
                        .with(
                                CloudEventHeaders.MODEL,
                                ModelRequest.of(model.name(), model.version()).toString()),
                jpeg);
    }

    /** Keeps the frames of a camera in order. */
    private static String key(AnalysedImage image) {
        return Submission.cameraOf(image.source()).orElse(image.id().toString());
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
                bytes(model));
    }

    /** A record for {@code models} without a value: the version was removed. */
    Message<byte[]> removed(ModelName model) {
        return message(
                topic(Topics.MODELS),
                model.name() + "/" + model.version(),
                CloudEventHeaders.of(
                        UUID.randomUUID().toString(),
                        "/models/" + model.name(),
                        CloudEventHeaders.MODEL_ANNOUNCED,
                        Instant.now().truncatedTo(ChronoUnit.MILLIS),
                        JSON),
                null);
    }

    /** A topic's name in this installation. */
    private String topic(String name) {
        return switch (name) {
            case Topics.ANNOTATIONS -> topics.annotations();
            case Topics.ANNOTATED -> topics.annotated();
            default ->
                    settings.getOptionalValue(
                                    "mp.messaging.outgoing." + name + ".topic", String.class)
                            .orElse(name);
        };
    }

    private static Message<byte[]> message(
            String topic, String key, CloudEventHeaders event, byte[] value) {
        RecordHeaders headers = new RecordHeaders();
        event.forEach(headers::add);
        return Message.of(
                value,
                Metadata.of(
                        OutgoingKafkaRecordMetadata.<String>builder()
                                .withTopic(topic)
                                .withKey(key)
                                .withHeaders(headers)
                                .build()));
    }

    private byte[] bytes(Object value) {
        try {
            return json.writeValueAsBytes(value);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}

package io.romanesco.inference.model.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.romanesco.inference.decode.ImageDecoder;
import io.romanesco.inference.task.classification.Classifier;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jboss.logging.Logger;

/** Tells the compacted topic {@code models} which models are ready, as long as it takes. */
@ApplicationScoped
public class ModelAnnouncer {

    private static final Logger LOG = Logger.getLogger(ModelAnnouncer.class);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LAST_RETRY = Duration.ofSeconds(30);

    private final MutinyEmitter<byte[]> models;
    private final ImageDecoder decoder;
    private final ObjectMapper json;

    ModelAnnouncer(
            @Channel("models") MutinyEmitter<byte[]> models,
            ImageDecoder decoder,
            ObjectMapper json) {
        this.models = models;
        this.decoder = decoder;
        this.json = json;
    }

    void announce(LoadedModels loaded) {
        for (Classifier model : loaded.all()) {
            Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            byte[] value =
                    encode(
                            ModelAnnouncement.of(
                                    model, decoder.name(), loaded.isDefault(model), now));
            String id = model.manifest().id();
            Metadata metadata = Metadata.of(metadata(model, now));
            models.sendMessage(Message.of(value, metadata))
                    .onFailure()
                    .retry()
                    .withBackOff(FIRST_RETRY, LAST_RETRY)
                    .indefinitely()
                    .subscribe()
                    .with(
                            sent -> LOG.infof("model.announced id=%s", id),
                            failed -> LOG.errorf(failed, "model.unannounced id=%s", id));
        }
    }

    private byte[] encode(ModelAnnouncement announcement) {
        try {
            return json.writeValueAsBytes(announcement);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static OutgoingKafkaRecordMetadata<String> metadata(Classifier model, Instant now) {
        RecordHeaders headers = new RecordHeaders();
        add(headers, "ce_specversion", "1.0");
        add(headers, "ce_id", UUID.randomUUID().toString());
        add(headers, "ce_source", "/models/" + model.manifest().name());
        add(headers, "ce_type", "io.romanesco.model.announced.v1");
        add(headers, "ce_time", now.toString());
        add(headers, "content-type", "application/json");
        return OutgoingKafkaRecordMetadata.<String>builder()
                .withKey(model.manifest().id())
                .withHeaders(headers)
                .build();
    }

    private static void add(RecordHeaders headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}

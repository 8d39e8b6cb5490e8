package io.romanesco.inference.model.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.romanesco.contract.CloudEventHeaders;
import io.romanesco.contract.ModelAnnouncement;
import io.romanesco.contract.ModelAnnouncement.Size;
import io.romanesco.inference.decode.ImageDecoder;
import io.romanesco.inference.model.repository.ModelManifest;
import io.romanesco.inference.model.runtime.RuntimeFacts;
import io.romanesco.inference.task.classification.Classifier;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
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
                    encode(announcement(model, decoder.name(), loaded.isDefault(model), now));
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
        CloudEventHeaders.of(
                        UUID.randomUUID().toString(),
                        "/models/" + model.manifest().name(),
                        CloudEventHeaders.MODEL_ANNOUNCED,
                        now,
                        "application/json")
                .forEach(headers::add);
        return OutgoingKafkaRecordMetadata.<String>builder()
                .withKey(model.manifest().id())
                .withHeaders(headers)
                .build();
    }

    private static ModelAnnouncement announcement(
            Classifier model, String decoder, boolean isDefault, Instant now) {
        ModelManifest manifest = model.manifest();
        RuntimeFacts runtime = model.runtime();
        return new ModelAnnouncement(
                manifest.name(),
                manifest.version(),
                manifest.task(),
                manifest.description(),
                manifest.licence(),
                manifest.labels(),
                new Size(manifest.input().width(), manifest.input().height()),
                Optional.ofNullable(manifest.outputs().activation())
                        .map(maps -> new Size(maps.width(), maps.height()))
                        .orElse(null),
                runtime.precision(),
                isDefault,
                Map.of(
                        "decoder", decoder,
                        "onnxruntime", runtime.onnxRuntime(),
                        "threads", runtime.threads(),
                        "chosen", runtime.chosenBy()),
                now);
    }
}

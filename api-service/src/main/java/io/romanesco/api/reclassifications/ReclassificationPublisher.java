package io.romanesco.api.reclassifications;

import io.romanesco.api.platform.CallerContext;
import io.romanesco.api.reclassifications.JobItems.Item;
import io.romanesco.contract.CloudEventHeaders;
import io.romanesco.contract.ModelChoice;
import io.romanesco.contract.ModelName;
import io.romanesco.contract.ModelRequest;
import io.romanesco.contract.Role;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Puts originals on the topic {@code reclassifications}, so that they never delay an upload. */
@ApplicationScoped
class ReclassificationPublisher {

    private static final Duration TIMEOUT = Duration.ofSeconds(4);
    private static final String UNKNOWN_TYPE = "application/octet-stream";

    private final MutinyEmitter<byte[]> emitter;

    ReclassificationPublisher(
            @Channel("reclassifications-out") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
                    MutinyEmitter<byte[]> emitter) {
        this.emitter = emitter;
    }

    /** Ends when Kafka has acknowledged the original; fails when it has not in time. */
    Uni<Void> publish(Item image, ModelName model, byte[] original) {
        Metadata metadata =
                Metadata.of(
                        OutgoingKafkaRecordMetadata.<String>builder()
                                .withKey(image.id().toString())
                                .withHeaders(headers(image, model))
                                .build());
        return emitter.sendMessage(Message.of(original, metadata))
                .ifNoItem()
                .after(TIMEOUT)
                .fail()
                .emitOn(CallerContext.executor());
    }

    private static RecordHeaders headers(Item image, ModelName model) {
        ModelChoice choice =
                new ModelChoice(
                        Optional.empty(),
                        List.of(ModelRequest.of(model.name(), model.version())),
                        false,
                        Role.RECLASSIFY,
                        false);
        RecordHeaders headers = new RecordHeaders();
        choice.writeTo(
                        CloudEventHeaders.of(
                                image.id().toString(),
                                image.source(),
                                CloudEventHeaders.IMAGE_SUBMITTED,
                                image.submittedAt(),
                                image.contentType() == null ? UNKNOWN_TYPE : image.contentType()))
                .forEach(headers::add);
        return headers;
    }
}

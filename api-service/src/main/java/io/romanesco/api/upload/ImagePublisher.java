package io.romanesco.api.upload;

import io.opentelemetry.context.Context;
import io.romanesco.api.images.Image;
import io.romanesco.api.platform.CallerContext;
import io.romanesco.contract.CloudEventHeaders;
import io.romanesco.contract.ModelChoice;
import io.romanesco.contract.Submission;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.TracingMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Puts uploads on the topic {@code images}. */
@ApplicationScoped
public class ImagePublisher {

    private final MutinyEmitter<byte[]> emitter;
    private final Duration timeout;

    ImagePublisher(
            @Channel("images-out") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
                    MutinyEmitter<byte[]> emitter,
            UploadConfig config) {
        this.emitter = emitter;
        this.timeout = config.publishTimeout();
    }

    /** Ends when Kafka has acknowledged the bytes; fails when it has not in time. */
    Uni<Void> publish(Upload upload, ModelChoice choice) {
        return publish(
                upload.id(),
                CloudEventHeaders.of(
                        upload.id().toString(),
                        Submission.UPLOADS,
                        CloudEventHeaders.IMAGE_SUBMITTED,
                        upload.submittedAt(),
                        upload.contentType()),
                choice,
                upload.bytes());
    }

    /** Publishes a stored image again, for other models. */
    Uni<Void> publish(Image image, byte[] original, ModelChoice choice) {
        return publish(
                image.id(),
                CloudEventHeaders.of(
                        image.id().toString(),
                        image.source(),
                        CloudEventHeaders.IMAGE_SUBMITTED,
                        image.submittedAt(),
                        image.contentType()),
                choice,
                original);
    }

    private Uni<Void> publish(
            UUID id, CloudEventHeaders headers, ModelChoice choice, byte[] bytes) {
        RecordHeaders all = new RecordHeaders();
        choice.writeTo(headers).forEach(all::add);
        Metadata metadata =
                Metadata.of(
                        OutgoingKafkaRecordMetadata.<String>builder()
                                .withKey(id.toString())
                                .withHeaders(all)
                                .build(),
                        TracingMetadata.withCurrent(Context.current()));
        return emitter.sendMessage(Message.of(bytes, metadata))
                .ifNoItem()
                .after(timeout)
                .fail()
                .emitOn(CallerContext.executor());
    }
}

package io.romanesco.api.upload;

import io.opentelemetry.context.Context;
import io.romanesco.api.platform.CallerContext;
import io.romanesco.contract.CloudEventHeaders;
import io.romanesco.contract.Submission;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.TracingMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
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
    Uni<Void> publish(Upload upload) {
        Metadata metadata =
                Metadata.of(
                        OutgoingKafkaRecordMetadata.<String>builder()
                                .withKey(upload.id().toString())
                                .withHeaders(headers(upload))
                                .build(),
                        TracingMetadata.withCurrent(Context.current()));
        return emitter.sendMessage(Message.of(upload.bytes(), metadata))
                .ifNoItem()
                .after(timeout)
                .fail()
                .emitOn(CallerContext.executor());
    }

    private static RecordHeaders headers(Upload upload) {
        RecordHeaders headers = new RecordHeaders();
        CloudEventHeaders.of(
                        upload.id().toString(),
                        Submission.UPLOADS,
                        CloudEventHeaders.IMAGE_SUBMITTED,
                        upload.submittedAt(),
                        upload.contentType())
                .forEach(headers::add);
        return headers;
    }
}

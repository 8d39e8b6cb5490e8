package io.romanesco.inference.source;

import io.romanesco.contract.AnalysedImage;
import io.romanesco.contract.CloudEventHeaders;
import io.romanesco.contract.ImageResult;
import io.romanesco.contract.ModelRequest;
import io.romanesco.contract.Rejection;
import io.romanesco.contract.Submission;
import io.romanesco.contract.Submission.Position;
import io.romanesco.inference.model.registry.ModelRegistry;
import io.romanesco.inference.pipeline.ImageProcessor;
import io.romanesco.inference.pipeline.StreamMetrics;
import io.romanesco.inference.scheduling.ByteBudget;
import io.romanesco.inference.scheduling.ByteBudget.Permit;
import io.romanesco.inference.scheduling.WorkerPool;
import io.romanesco.inference.sink.RecordWriter;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.TracingMetadata;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Outgoing;
import org.jboss.logging.Logger;

/**
 * Takes images from Kafka as workers become free and sends their results. An image is acknowledged
 * once Kafka has its result. An image that fails for an unknown reason goes to the dead-letter
 * topic.
 */
@ApplicationScoped
class ImageStream {

    private static final Logger LOG = Logger.getLogger(ImageStream.class);

    private final ModelRegistry registry;
    private final ImageProcessor processor;
    private final WorkerPool workers;
    private final ByteBudget budget;
    private final StreamMetrics metrics;
    private final RecordWriter writer;

    ImageStream(
            ModelRegistry registry,
            ImageProcessor processor,
            WorkerPool workers,
            ByteBudget budget,
            StreamMetrics metrics,
            RecordWriter writer) {
        this.registry = registry;
        this.processor = processor;
        this.workers = workers;
        this.budget = budget;
        this.metrics = metrics;
        this.writer = writer;
    }

    /** Joins the consumer group once the models are ready. */
    @Incoming("images")
    @Outgoing("classifications")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Multi<Message<byte[]>> analyse(Multi<Message<byte[]>> images) {
        metrics.noneFailed(registry.defaultName());
        return Uni.createFrom()
                .completionStage(registry::whenReady)
                .onItem()
                .transformToMulti(ready ->
                        images.onItem()
                                .transformToUniAndConcatenate(this::admit)
                                .onItem()
                                .transformToUni(this::analyse)
                                .merge(workers.capacity()));
    }

    /** An image that is in flight, with the permit for its bytes. */
    private record Admitted(Message<byte[]> message, Permit permit) {}

    private Uni<Admitted> admit(Message<byte[]> message) {
        return budget.acquire(size(message)).map(permit -> new Admitted(message, permit));
    }

    private Uni<Message<byte[]>> analyse(Admitted image) {
        Message<byte[]> message = image.message();
        Permit permit = image.permit();
        return workers.run(() -> result(message, permit))
                .onCancellation()
                .invoke(permit::release)
                .onFailure()
                .recoverWithUni(failure -> deadLetter(message, failure, permit));
    }

    private Message<byte[]> result(Message<byte[]> message, Permit permit) {
        ImageResult result = processor.process(submission(record(message)));
        Message<byte[]> record = writer.message(result);
        count(result);
        return record.addMetadata(
                        TracingMetadata.fromMessage(message).orElse(TracingMetadata.empty()))
                .withAck(() -> released(message.ack(), permit))
                .withNack(failure -> released(message.nack(failure), permit));
    }

    private Uni<Message<byte[]>> deadLetter(
            Message<byte[]> message, Throwable failure, Permit permit) {
        ConsumerRecord<byte[], byte[]> record = record(message);
        LOG.errorf(
                failure,
                "stream.dead-letter topic=%s partition=%d offset=%d bytes=%d",
                record.topic(),
                record.partition(),
                record.offset(),
                size(message));
        metrics.failed(
                registry.nameFor(
                        submission(record).choice().instead().map(ModelRequest::toString)));
        return Uni.createFrom()
                .completionStage(() -> released(message.nack(failure), permit))
                .onItemOrFailure()
                .transform((done, unsent) -> null);
    }

    private static Submission submission(ConsumerRecord<byte[], byte[]> record) {
        return Submission.of(
                new Position(
                        record.topic(), record.partition(), record.offset(), record.timestamp()),
                CloudEventHeaders.of(record.headers(), Header::key, Header::value),
                record.key(),
                record.value());
    }

    private void count(ImageResult result) {
        Rejection rejection = result.rejection();
        String code = rejection == null ? "none" : rejection.code();
        String outcome = result.status().toLowerCase(Locale.ROOT);
        AnalysedImage image = result.image();
        metrics.finished(outcome, code, image.model().name());
        if (rejection != null) {
            LOG.infof(
                    "stream.rejected id=%s source=%s code=%s bytes=%d",
                    image.id(), image.source(), code, image.bytes());
        }
    }

    private static CompletionStage<Void> released(
            CompletionStage<Void> acknowledged, Permit permit) {
        return acknowledged.whenComplete((done, failure) -> permit.release());
    }

    private static int size(Message<byte[]> message) {
        return message.getPayload() == null ? 0 : message.getPayload().length;
    }

    @SuppressWarnings("unchecked")
    private static ConsumerRecord<byte[], byte[]> record(Message<byte[]> message) {
        return message.getMetadata(IncomingKafkaRecordMetadata.class).orElseThrow().getRecord();
    }
}

package io.romanesco.inference.source;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.romanesco.contract.ClassificationResult;
import io.romanesco.contract.ClassificationResult.Classified;
import io.romanesco.contract.ClassificationResult.Rejected;
import io.romanesco.contract.CloudEventHeaders;
import io.romanesco.contract.Submission;
import io.romanesco.contract.Submission.Position;
import io.romanesco.inference.model.registry.LoadedModels;
import io.romanesco.inference.model.registry.ModelCatalog;
import io.romanesco.inference.pipeline.ImageProcessor;
import io.romanesco.inference.pipeline.StreamMetrics;
import io.romanesco.inference.scheduling.ByteBudget;
import io.romanesco.inference.scheduling.ByteBudget.Permit;
import io.romanesco.inference.scheduling.WorkerPool;
import io.romanesco.inference.sink.ClassificationRecord;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.unchecked.Unchecked;
import io.smallrye.reactive.messaging.TracingMetadata;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.Outgoing;
import org.jboss.logging.Logger;

/**
 * The shell around the work: takes images as workers become free, sends outcomes, and lets an
 * offset move only when Kafka has the outcome. What fails for a reason nobody foresaw goes to the
 * dead letters.
 */
@ApplicationScoped
class ImageStream {

    private static final Logger LOG = Logger.getLogger(ImageStream.class);

    private final ModelCatalog catalog;
    private final ImageProcessor processor;
    private final WorkerPool workers;
    private final ByteBudget budget;
    private final StreamMetrics metrics;
    private final ObjectMapper json;

    ImageStream(
            ModelCatalog catalog,
            ImageProcessor processor,
            WorkerPool workers,
            ByteBudget budget,
            StreamMetrics metrics,
            ObjectMapper json) {
        this.catalog = catalog;
        this.processor = processor;
        this.workers = workers;
        this.budget = budget;
        this.metrics = metrics;
        this.json = json;
    }

    /** Subscribes, and so joins the consumer group, only when the models are ready. */
    @Incoming("images")
    @Outgoing("classifications")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Multi<Message<byte[]>> classify(Multi<Message<byte[]>> images) {
        metrics.noneFailed(catalog.defaultName());
        return Uni.createFrom()
                .completionStage(catalog::whenReady)
                .onItem()
                .transformToMulti(models ->
                        images.onItem()
                                .transformToUniAndConcatenate(this::admit)
                                .onItem()
                                .transformToUni(image -> classify(image, models))
                                .merge(workers.capacity()));
    }

    /** An image that is in flight, with its permit. */
    private record Admitted(Message<byte[]> message, Permit permit) {}

    private Uni<Admitted> admit(Message<byte[]> message) {
        return budget.acquire(size(message)).map(permit -> new Admitted(message, permit));
    }

    private Uni<Message<byte[]>> classify(Admitted image, LoadedModels models) {
        Message<byte[]> message = image.message();
        Permit permit = image.permit();
        return workers.run(Unchecked.supplier(() -> outgoing(message, models, permit)))
                .onCancellation()
                .invoke(permit::release)
                .onFailure()
                .recoverWithUni(failure -> deadLetter(message, failure, permit));
    }

    private Message<byte[]> outgoing(Message<byte[]> message, LoadedModels models, Permit permit)
            throws IOException {
        ClassificationResult result = processor.process(submission(record(message)), models);
        count(result);
        Metadata metadata =
                Metadata.of(
                        ClassificationRecord.metadata(result),
                        TracingMetadata.fromMessage(message).orElse(TracingMetadata.empty()));
        return Message.of(
                json.writeValueAsBytes(result),
                metadata,
                () -> released(message.ack(), permit),
                failure -> released(message.nack(failure), permit));
    }

    private Uni<Message<byte[]>> deadLetter(
            Message<byte[]> message, Throwable failure, Permit permit) {
        ConsumerRecord<?, ?> record = record(message);
        LOG.errorf(
                failure,
                "stream.dead-letter topic=%s partition=%d offset=%d bytes=%d",
                record.topic(),
                record.partition(),
                record.offset(),
                size(message));
        metrics.failed(catalog.defaultName());
        return Uni.createFrom()
                .completionStage(() -> released(message.nack(failure), permit))
                .onItemOrFailure()
                .transform((done, unsent) -> null);
    }

    private static Submission submission(ConsumerRecord<byte[], byte[]> record) {
        CloudEventHeaders headers = new CloudEventHeaders();
        record.headers().forEach(header -> headers.add(header.key(), header.value()));
        Position position =
                new Position(
                        record.topic(), record.partition(), record.offset(), record.timestamp());
        return Submission.of(position, headers, record.key(), record.value());
    }

    private void count(ClassificationResult result) {
        String model = result.model().name();
        switch (result) {
            case Classified classified -> metrics.finished("classified", "none", model);
            case Rejected rejected -> {
                String code = rejected.rejection().code();
                metrics.finished("rejected", code, model);
                LOG.infof(
                        "stream.rejected id=%s source=%s code=%s bytes=%d",
                        result.id(), result.source(), code, result.bytes());
            }
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

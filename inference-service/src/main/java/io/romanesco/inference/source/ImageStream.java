package io.romanesco.inference.source;

import io.romanesco.contract.ImageResult;
import io.romanesco.contract.ModelRequest;
import io.romanesco.contract.Rejection;
import io.romanesco.contract.Submission;
import io.romanesco.inference.model.registry.ModelRegistry;
import io.romanesco.inference.pipeline.ImageProcessor;
import io.romanesco.inference.pipeline.Outcome;
import io.romanesco.inference.pipeline.Outcome.ModelFailure;
import io.romanesco.inference.pipeline.StreamMetrics;
import io.romanesco.inference.scheduling.ByteBudget.Permit;
import io.romanesco.inference.scheduling.Lane;
import io.romanesco.inference.scheduling.WorkClass;
import io.romanesco.inference.sink.RecordWriter;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.TracingMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Takes images from a channel as its workers become free, and makes records of their results. An
 * image is acknowledged once Kafka has all of them. An image that fails for an unknown reason goes
 * to the dead-letter topic.
 */
@ApplicationScoped
class ImageStream {

    private static final Logger LOG = Logger.getLogger(ImageStream.class);

    private final ModelRegistry registry;
    private final ImageProcessor processor;
    private final StreamMetrics metrics;
    private final RecordWriter writer;

    ImageStream(
            ModelRegistry registry,
            ImageProcessor processor,
            StreamMetrics metrics,
            RecordWriter writer) {
        this.registry = registry;
        this.processor = processor;
        this.metrics = metrics;
        this.writer = writer;
    }

    /** An image and its class of work. */
    record Work(Submission image, WorkClass workClass) {}

    /** An image that is in flight, with the permit for its bytes. */
    private record Admitted(Message<byte[]> message, Permit permit) {}

    /** The records of an image's results, and why a model gave none. */
    private record Records(List<Message<byte[]>> results, Optional<Throwable> failure) {}

    /**
     * Analyses the images of a channel, from when the models are ready.
     *
     * @param work what is to be done with an image; empty where it is skipped
     */
    Multi<Message<byte[]>> analyse(
            Multi<Message<byte[]>> images, Lane lane, Function<Submission, Optional<Work>> work) {
        metrics.noneFailed(registry.defaultName());
        return Uni.createFrom()
                .completionStage(registry::whenReady)
                .onItem()
                .transformToMulti(ready ->
                        images.onItem()
                                .transformToUniAndConcatenate(message -> admit(message, lane))
                                .onItem()
                                .transformToMulti(image -> analyse(image, lane, work))
                                .merge(lane.workers().capacity()));
    }

    private Uni<Admitted> admit(Message<byte[]> message, Lane lane) {
        return lane.bytes()
                .acquire(ImageRecords.size(message))
                .map(permit -> new Admitted(message, permit));
    }

    private Multi<Message<byte[]>> analyse(
            Admitted image, Lane lane, Function<Submission, Optional<Work>> work) {
        Message<byte[]> message = image.message();
        Permit permit = image.permit();
        return lane.workers()
                .run(() -> records(message, work))
                .onCancellation()
                .invoke(permit::release)
                .onFailure()
                .recoverWithItem(failure -> failed(message, failure))
                .onItem()
                .transformToMulti(records -> send(image, records));
    }

    private static Multi<Message<byte[]>> send(Admitted image, Records records) {
        if (records.results().isEmpty()) {
            return Uni.createFrom()
                    .completionStage(() ->
                            Acknowledgement.withoutResults(
                                    image.message(), image.permit()::release, records.failure()))
                    .onItemOrFailure()
                    .<Message<byte[]>>transform((done, unsent) -> null)
                    .toMulti();
        }
        return Multi.createFrom()
                .iterable(
                        Acknowledgement.of(
                                image.message(),
                                image.permit()::release,
                                records.results(),
                                records.failure()));
    }

    private Records records(Message<byte[]> message, Function<Submission, Optional<Work>> work) {
        return work.apply(ImageRecords.submission(message))
                .map(wanted ->
                        records(message, processor.process(wanted.image(), wanted.workClass())))
                .orElse(new Records(List.of(), Optional.empty()));
    }

    private Records records(Message<byte[]> message, Outcome outcome) {
        TracingMetadata trace =
                TracingMetadata.fromMessage(message).orElse(TracingMetadata.empty());
        outcome.results().forEach(this::count);
        outcome.failures().forEach(failure -> failed(message, failure));
        return new Records(
                Stream.concat(
                                outcome.results().stream().map(writer::message),
                                outcome.drawings().stream()
                                        .map(one -> writer.drawing(one.result(), one.jpeg())))
                        .map(record -> record.addMetadata(trace))
                        .toList(),
                outcome.failures().stream().map(ModelFailure::cause).findFirst());
    }

    private Records failed(Message<byte[]> message, Throwable failure) {
        logDeadLetter(message, failure);
        metrics.failed(
                registry.nameFor(
                        ImageRecords.submission(message)
                                .choice()
                                .instead()
                                .map(ModelRequest::toString)));
        return new Records(List.of(), Optional.of(failure));
    }

    private void failed(Message<byte[]> message, ModelFailure failure) {
        logDeadLetter(message, failure.cause());
        metrics.failed(failure.model().name());
    }

    private static void logDeadLetter(Message<byte[]> message, Throwable failure) {
        ConsumerRecord<byte[], byte[]> record = ImageRecords.record(message);
        LOG.errorf(
                failure,
                "stream.dead-letter topic=%s partition=%d offset=%d bytes=%d",
                record.topic(),
                record.partition(),
                record.offset(),
                ImageRecords.size(message));
    }

    /**
     * Counts a result. Unknown model names are no labels: senders could create any number of them.
     */
    private void count(ImageResult result) {
        Rejection rejection = result.rejection();
        String code = rejection == null ? "none" : rejection.code();
        String outcome = result.status().toLowerCase(Locale.ROOT);
        String model = result.image().model().name();
        metrics.finished(outcome, code, registry.nameFor(Optional.of(model)));
        if (rejection != null) {
            LOG.infof(
                    "stream.rejected id=%s source=%s model=%s code=%s bytes=%d detail=\"%s\"",
                    result.image().id(),
                    result.image().source(),
                    model,
                    code,
                    result.image().bytes(),
                    rejection.detail());
        }
    }
}

package io.romanesco.api.archive;

import io.micrometer.core.instrument.MeterRegistry;
import io.romanesco.api.events.ChangePublisher;
import io.romanesco.api.events.ChangeType;
import io.romanesco.api.images.Image;
import io.romanesco.api.platform.Inbox;
import io.romanesco.contract.CloudEventHeaders;
import io.romanesco.contract.Submission;
import io.romanesco.contract.image.ImageType;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/** Stores the original of every image, and inserts the rows of camera frames. */
@ApplicationScoped
public class ArchiveConsumer {

    private static final Logger LOG = Logger.getLogger(ArchiveConsumer.class);
    private static final String CHANNEL = "images-archive";
    private static final String TRANSFERS = "archive-transfers";
    private static final String UNKNOWN_TYPE = "application/octet-stream";

    private final Inbox inbox;
    private final ArchiveRepository images;
    private final ObjectStore store;
    private final ChangePublisher changes;
    private final MeterRegistry metrics;

    ArchiveConsumer(
            Inbox inbox,
            ArchiveRepository images,
            ObjectStore store,
            ChangePublisher changes,
            MeterRegistry metrics) {
        this.inbox = inbox;
        this.images = images;
        this.store = store;
        this.changes = changes;
        this.metrics = metrics;
    }

    /**
     * Several records at a time, in any order: {@link ArchiveConfig#concurrentTransfers()}. Nothing
     * blocks here, but the channel bounds concurrency only for methods that may.
     */
    @Incoming(CHANNEL)
    @Blocking(value = TRANSFERS, ordered = false)
    Uni<Void> archive(Message<ConsumerRecord<byte[], byte[]>> message) {
        return inbox.handle(CHANNEL, message, () -> archive(submission(message.getPayload())));
    }

    private static Submission submission(ConsumerRecord<byte[], byte[]> record) {
        return Submission.of(
                new Submission.Position(
                        record.topic(), record.partition(), record.offset(), record.timestamp()),
                CloudEventHeaders.of(record.headers(), Header::key, Header::value),
                record.key(),
                record.value());
    }

    private Uni<Void> archive(Submission record) {
        long began = System.nanoTime();
        Optional<ImageType> type = ImageType.of(record.bytes());
        // An upload has its row from the start.
        Uni<String> outcome =
                record.isUpload()
                        ? store(record, record.submittedAt(), type)
                        : archiveFrame(record, type);
        return outcome.invoke(how -> report(record, how, began)).replaceWithVoid();
    }

    private Uni<String> archiveFrame(Submission frame, Optional<ImageType> type) {
        return images.prepare(frame, type)
                .chain(image -> {
                    if (image == null) {
                        return Uni.createFrom().item("skipped");
                    }
                    if (!image.isFinished()) {
                        changes.announce(ChangeType.SUBMITTED, image);
                    }
                    return store(frame, image.submittedAt(), type);
                });
    }

    private Uni<String> store(Submission record, Instant submittedAt, Optional<ImageType> type) {
        if (record.bytes().length == 0) {
            return Uni.createFrom().item("empty");
        }
        String extension = type.map(ImageType::extension).orElse("bin");
        String key = ObjectStore.key(record.id(), submittedAt, extension);
        String mediaType = type.map(ImageType::mediaType).orElse(UNKNOWN_TYPE);
        return store.put(key, record.bytes(), mediaType)
                .chain(() -> images.storeKey(record.id(), key))
                .chain(image -> image == null ? discard(key) : stored(image));
    }

    private Uni<String> stored(Image image) {
        changes.announce(ChangeType.ARCHIVED, image);
        return Uni.createFrom().item("stored");
    }

    private Uni<String> discard(String key) {
        return store.delete(key).replaceWith("skipped");
    }

    private void report(Submission record, String outcome, long began) {
        metrics.counter("romanesco.archive", "outcome", outcome).increment();
        long ms = (System.nanoTime() - began) / 1_000_000;
        LOG.infof(
                "id=%s outcome=archive-%s bytes=%d ms=%d",
                record.id(), outcome, record.bytes().length, ms);
    }
}

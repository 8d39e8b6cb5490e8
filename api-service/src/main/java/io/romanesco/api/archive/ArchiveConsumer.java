package io.romanesco.api.archive;

import io.micrometer.core.instrument.MeterRegistry;
import io.romanesco.api.events.ChangeType;
import io.romanesco.api.events.Changes;
import io.romanesco.api.format.ImageFormat;
import io.romanesco.api.images.Image;
import io.romanesco.api.platform.ImageRecord;
import io.romanesco.api.platform.Inbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/** Keeps the original of every image, and makes the rows of cameras' frames. */
@ApplicationScoped
public class ArchiveConsumer {

    private static final Logger LOG = Logger.getLogger(ArchiveConsumer.class);
    private static final String CHANNEL = "images-archive";
    private static final String UNKNOWN_TYPE = "application/octet-stream";

    private final Inbox inbox;
    private final ArchivePlace place;
    private final ObjectStore store;
    private final Changes changes;
    private final Headroom headroom;
    private final MeterRegistry metrics;

    ArchiveConsumer(
            Inbox inbox,
            ArchivePlace place,
            ObjectStore store,
            Changes changes,
            Headroom headroom,
            MeterRegistry metrics) {
        this.inbox = inbox;
        this.place = place;
        this.store = store;
        this.changes = changes;
        this.headroom = headroom;
        this.metrics = metrics;
    }

    @Incoming(CHANNEL)
    Uni<Void> archive(Message<ConsumerRecord<byte[], byte[]>> message) {
        return inbox.handle(
                CHANNEL,
                message,
                () -> headroom.await().chain(() -> archive(ImageRecord.of(message.getPayload()))));
    }

    private Uni<Void> archive(ImageRecord record) {
        long began = System.nanoTime();
        Optional<ImageFormat> format = ImageFormat.of(record.bytes());
        // An upload has its row from the start.
        Uni<String> outcome =
                record.isUpload()
                        ? store(record, record.submittedAt(), format)
                        : archiveFrame(record, format);
        return outcome.invoke(how -> report(record, how, began)).replaceWithVoid();
    }

    private Uni<String> archiveFrame(ImageRecord frame, Optional<ImageFormat> format) {
        return place.prepare(frame, format)
                .chain(image -> {
                    if (image == null) {
                        return Uni.createFrom().item("skipped");
                    }
                    if (!image.isFinished()) {
                        changes.announce(ChangeType.SUBMITTED, image);
                    }
                    return store(frame, image.submittedAt(), format);
                });
    }

    private Uni<String> store(
            ImageRecord record, Instant submittedAt, Optional<ImageFormat> format) {
        if (record.bytes().length == 0) {
            return Uni.createFrom().item("empty");
        }
        String extension = format.map(ImageFormat::extension).orElse("bin");
        String key = ObjectKey.of(record.id(), submittedAt, extension);
        String type = format.map(ImageFormat::mediaType).orElse(UNKNOWN_TYPE);
        return store.put(key, record.bytes(), type)
                .chain(() -> place.note(record.id(), key))
                .chain(noted -> noted == null ? forget(key) : stored(noted));
    }

    private Uni<String> stored(Image image) {
        changes.announce(ChangeType.ARCHIVED, image);
        return Uni.createFrom().item("stored");
    }

    private Uni<String> forget(String key) {
        return store.delete(key).replaceWith("skipped");
    }

    private void report(ImageRecord record, String outcome, long began) {
        metrics.counter("romanesco.archive", "outcome", outcome).increment();
        long ms = (System.nanoTime() - began) / 1_000_000;
        LOG.infof(
                "id=%s outcome=archive-%s bytes=%d ms=%d",
                record.id(), outcome, record.bytes().length, ms);
    }
}

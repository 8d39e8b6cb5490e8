package io.romanesco.api.upload;

import io.micrometer.core.instrument.MeterRegistry;
import io.romanesco.api.events.ChangeFeed;
import io.romanesco.api.events.ChangePublisher;
import io.romanesco.api.events.ChangeType;
import io.romanesco.api.events.ResultWatch;
import io.romanesco.api.images.Image;
import io.romanesco.api.images.ImageRepository;
import io.romanesco.api.platform.ErrorCode;
import io.romanesco.contract.ModelChoice;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Accepts uploads: first their rows, then Kafka's acknowledgement, then the answer. If Kafka does
 * not acknowledge, the rows are deleted again.
 */
@ApplicationScoped
public class UploadService {

    private static final Logger LOG = Logger.getLogger(UploadService.class);

    private final UploadRepository rows;
    private final ImageRepository images;
    private final ImagePublisher publisher;
    private final UnpublishedUploads unpublished;
    private final ChangePublisher changes;
    private final ChangeFeed feed;
    private final UploadConfig config;
    private final MeterRegistry metrics;

    UploadService(
            UploadRepository rows,
            ImageRepository images,
            ImagePublisher publisher,
            UnpublishedUploads unpublished,
            ChangePublisher changes,
            ChangeFeed feed,
            UploadConfig config,
            MeterRegistry metrics) {
        this.rows = rows;
        this.images = images;
        this.publisher = publisher;
        this.unpublished = unpublished;
        this.changes = changes;
        this.feed = feed;
        this.config = config;
        this.metrics = metrics;
    }

    /**
     * Stores and publishes all uploads or none.
     *
     * @param choice the models that analyse them
     * @param wait longest time to wait for the results; zero: do not wait
     * @param published called as soon as Kafka has acknowledged the bytes
     * @return the images after the wait, in the order of the uploads
     */
    Uni<List<Image>> submit(
            List<Upload> uploads, ModelChoice choice, Duration wait, Runnable published) {
        List<UUID> ids = uploads.stream().map(Upload::id).toList();
        long began = System.nanoTime();
        if (wait.isZero()) {
            return accept(uploads, choice, ids, began).invoke(published);
        }
        ResultWatch watch = feed.watchResults(ids);
        return accept(uploads, choice, ids, began)
                .invoke(published)
                .chain(() -> watch.await(wait))
                .chain(() -> images.view(ids))
                .onTermination()
                .invoke(watch::close);
    }

    private Uni<List<Image>> accept(
            List<Upload> uploads, ModelChoice choice, List<UUID> ids, long began) {
        return rows.insert(uploads)
                .chain(() -> publish(uploads, choice))
                .onFailure(PublishFailedException.class)
                .call(() -> withdraw(ids))
                .onFailure(PublishFailedException.class)
                .transform(failure -> unavailable(ids, failure))
                .invoke(() -> unpublished.published(ids))
                .replaceWith(() -> uploads.stream().map(Upload::toImage).toList())
                .invoke(accepted -> report(accepted, began));
    }

    private Uni<Void> publish(List<Upload> uploads, ModelChoice choice) {
        return Uni.join()
                .all(uploads.stream().map(upload -> publisher.publish(upload, choice)).toList())
                .andCollectFailures()
                .onFailure()
                .transform(PublishFailedException::new)
                .replaceWithVoid();
    }

    private Uni<Void> withdraw(List<UUID> ids) {
        return rows.withdraw(ids)
                .onFailure()
                .invoke(e -> LOG.errorf("ids=%s outcome=orphaned cause=%s", ids, e))
                .onFailure()
                .recoverWithNull();
    }

    private Throwable unavailable(List<UUID> ids, Throwable failure) {
        LOG.errorf("ids=%s outcome=unpublished cause=%s", ids, failure.getCause());
        count("failed", ErrorCode.STREAM_UNAVAILABLE.code(), ids.size());
        return ErrorCode.STREAM_UNAVAILABLE.because(
                "The stream does not take images at the moment. Nothing was stored; try again.",
                config.retryAfter());
    }

    private void report(List<Image> accepted, long began) {
        long ms = (System.nanoTime() - began) / 1_000_000;
        count("accepted", "none", accepted.size());
        for (Image image : accepted) {
            LOG.infof("id=%s outcome=accepted bytes=%d ms=%d", image.id(), image.bytes(), ms);
            changes.announce(ChangeType.SUBMITTED, image);
        }
    }

    private void count(String outcome, String reason, int images) {
        metrics.counter("romanesco.uploads", "outcome", outcome, "reason", reason)
                .increment(images);
    }

    /** Kafka has not acknowledged all uploads. */
    private static final class PublishFailedException extends RuntimeException {
        PublishFailedException(Throwable cause) {
            super(cause);
        }
    }
}

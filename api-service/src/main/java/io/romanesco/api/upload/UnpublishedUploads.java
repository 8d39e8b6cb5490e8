package io.romanesco.api.upload;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.romanesco.api.events.ChangePublisher;
import io.romanesco.api.events.ChangeType;
import io.romanesco.api.images.Image;
import io.romanesco.api.images.ImageRows;
import io.romanesco.contract.Rejection;
import io.romanesco.contract.RejectionCode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jboss.logging.Logger;

/**
 * Keeps the table {@code unpublished_upload}: uploads that have a row but no acknowledgement of
 * Kafka. A crash between the two leaves orphans, which become FAILED.
 */
@ApplicationScoped
class UnpublishedUploads {

    private static final Logger LOG = Logger.getLogger(UnpublishedUploads.class);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(2);
    private static final Rejection LOST =
            Rejection.of(
                    RejectionCode.UPLOAD_LOST, "The upload was interrupted. Please send it again.");

    private static final String REMOVE =
            "delete from unpublished_upload where image_id = any($1::uuid[])";

    private static final String FAIL_ORPHANS =
            """
            update image set status = 'FAILED', classified_at = $2, rejection_code = $3, rejection_detail = $4
            where id in (
                select id from image join unpublished_upload on image_id = id
                where status = 'PENDING' and submitted_at < $1
                limit 100 for update of image)
            returning %s
            """
                    .formatted(ImageRows.COLUMNS);

    private static final String REMOVE_SETTLED =
            """
            delete from unpublished_upload using image
            where id = image_id and status <> 'PENDING' and submitted_at < $1
            """;

    private final Pool pool;
    private final ImageRows rows;
    private final ChangePublisher changes;
    private final UploadConfig config;
    private final Queue<UUID> published = new ConcurrentLinkedQueue<>();

    UnpublishedUploads(Pool pool, ImageRows rows, ChangePublisher changes, UploadConfig config) {
        this.pool = pool;
        this.rows = rows;
        this.changes = changes;
        this.config = config;
    }

    /** Kafka has acknowledged these. No request waits for the table: only the sweep reads it. */
    void published(List<UUID> ids) {
        published.addAll(ids);
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> removePublished() {
        List<UUID> ids = new ArrayList<>();
        for (UUID next; (next = published.poll()) != null; ) {
            ids.add(next);
        }
        if (ids.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return pool.preparedQuery(REMOVE)
                .execute(Tuple.of(ids.toArray(UUID[]::new)))
                .onFailure()
                .invoke(e -> {
                    LOG.warnf("uploads=%d outcome=published-unmarked cause=%s", ids.size(), e);
                    published.addAll(ids);
                })
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    void stop(@Observes ShutdownEvent event) {
        removePublished().await().atMost(STOP_PATIENCE);
    }

    @Scheduled(
            every = "${romanesco.upload.sweep-every}",
            delayed = "10s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        OffsetDateTime before = now.minus(config.orphanAge()).atOffset(ZoneOffset.UTC);
        return pool.preparedQuery(FAIL_ORPHANS)
                .mapping(rows::read)
                .execute(Tuple.of(before, now.atOffset(ZoneOffset.UTC), LOST.code(), LOST.detail()))
                .invoke(failed -> failed.forEach(this::report))
                .chain(() -> pool.preparedQuery(REMOVE_SETTLED).execute(Tuple.of(before)))
                .onFailure()
                .invoke(e -> LOG.warnf("sweep outcome=failed cause=%s", e))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private void report(Image image) {
        LOG.warnf("id=%s outcome=failed reason=%s", image.id(), LOST.code());
        changes.announce(ChangeType.FAILED, image);
    }
}

package io.romanesco.api.upload;

import io.quarkus.scheduler.Scheduled;
import io.romanesco.api.events.ChangePublisher;
import io.romanesco.api.events.ChangeType;
import io.romanesco.api.images.Image;
import io.romanesco.api.images.ImageRows;
import io.romanesco.api.platform.Batcher;
import io.romanesco.contract.Rejection;
import io.romanesco.contract.RejectionCode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Keeps the table {@code unpublished_upload}: uploads that have a row but no acknowledgement of
 * Kafka. A crash between the two leaves orphans, which become FAILED.
 */
@ApplicationScoped
class UnpublishedUploads {

    private static final Logger LOG = Logger.getLogger(UnpublishedUploads.class);
    private static final int MAX_REQUESTS = 200;
    private static final Duration RETRY_PAUSE = Duration.ofSeconds(1);

    /** Afterwards the sweep removes them, once they are no longer PENDING. */
    private static final Duration RETRY_LIMIT = Duration.ofMinutes(10);

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
    private final Batcher<List<UUID>> removals = new Batcher<>(1, MAX_REQUESTS, this::remove);

    UnpublishedUploads(Pool pool, ImageRows rows, ChangePublisher changes, UploadConfig config) {
        this.pool = pool;
        this.rows = rows;
        this.changes = changes;
        this.config = config;
    }

    /** Kafka has acknowledged these. No request waits for the table: only the sweep reads it. */
    void published(List<UUID> ids) {
        removals.add(ids).subscribe().with(_ -> {}, _ -> {});
    }

    private Uni<Void> remove(List<List<UUID>> requests) {
        UUID[] ids = requests.stream().flatMap(List::stream).toArray(UUID[]::new);
        return Uni.createFrom()
                .deferred(() -> pool.preparedQuery(REMOVE).execute(Tuple.of(ids)))
                .onFailure()
                .invoke(e -> LOG.warnf("uploads=%d outcome=unmarked cause=%s", ids.length, e))
                .onFailure()
                .retry()
                .withBackOff(RETRY_PAUSE)
                .expireIn(RETRY_LIMIT.toMillis())
                .replaceWithVoid();
    }

    @Scheduled(
            every = "${romanesco.upload.sweep-every}",
            delayed = "10s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
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

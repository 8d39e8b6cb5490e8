package io.romanesco.api.reclassifications;

import io.romanesco.api.reclassifications.JobQueue.Job;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * The images of jobs: the table {@code reclassification_item}. An image is taken before it is sent,
 * so that a crash in between sends it twice rather than never; its result counts once.
 */
@ApplicationScoped
class JobItems {

    private static final String COUNT_OPEN =
            "select count(*) from reclassification_item where job = $1 and state in ('QUEUED',"
                    + " 'SENT')";

    private static final String TAKE =
            """
            with job as (
                update reclassification set position = coalesce($4, position), exhausted = $5
                where id = $1 and driver = $2 and state = 'RUNNING' returning id)
            insert into reclassification_item (job, image_id, state)
            select job.id, image.id, 'QUEUED' from job, image where image.id = any($3::uuid[])
            on conflict do nothing
            """;

    private static final String QUEUED =
            """
            select image.id, source, submitted_at, content_type, object_key
            from reclassification_item join image on image.id = image_id
            where job = $1 and reclassification_item.state = 'QUEUED'
            order by image_id limit $2
            """;

    private static final String SENT =
            """
            update reclassification_item
            set state = 'SENT', sends = sends + 1, sent_at = now(), reason = null
            where job = $1 and image_id = $2 and (state = 'QUEUED' or reason = 'cancelled')
            """;

    private static final String FAIL =
            """
            update reclassification_item set state = 'FAILED', reason = $3
            where job = $1 and image_id = $2 and state in ('QUEUED', 'SENT')
            """;

    private static final String EXPIRE =
            """
            update reclassification_item set
                state = case when sends < $3 then 'QUEUED' else 'FAILED' end,
                reason = case when sends < $3 then null else 'no result came' end
            where job = $1 and state = 'SENT' and sent_at < now() - make_interval(secs => $2)
            """;

    private static final String AFTER =
            """
            select image_id from reclassification_item
            where job = $1 and ($3 or state = 'DONE') and image_id > $2
            order by image_id limit 100
            """;

    private static final String ADVANCE =
            "update reclassification set position = $4 where id = $1 and driver = $2 and state ="
                    + " $3";

    /** Sorts before the id of any image. With null, PostgreSQL would not begin in the middle. */
    static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Pool pool;

    JobItems(Pool pool) {
        this.pool = pool;
    }

    /**
     * A taken image.
     *
     * @param key of the original; null if it is no longer archived
     */
    record Item(UUID id, String source, Instant submittedAt, String contentType, String key) {}

    /** Images that wait to be sent or for their results. */
    Uni<Long> countOpen(Job job) {
        return pool.preparedQuery(COUNT_OPEN)
                .execute(Tuple.of(job.id()))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /**
     * Takes images, unless the job was stopped or another replica drives it meanwhile.
     *
     * @param exhausted whether these are the last ones
     */
    Uni<Void> take(Job job, List<UUID> images, boolean exhausted) {
        UUID last = images.isEmpty() ? null : images.getLast();
        return pool.preparedQuery(TAKE)
                .execute(
                        Tuple.of(
                                job.id(),
                                job.driver(),
                                images.toArray(UUID[]::new),
                                last,
                                exhausted))
                .replaceWithVoid();
    }

    /** Taken images that were not sent. */
    Uni<List<Item>> queued(Job job, int limit) {
        return pool.preparedQuery(QUEUED)
                .mapping(JobItems::read)
                .execute(Tuple.of(job.id(), limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
    }

    Uni<Void> sent(Job job, UUID image) {
        return pool.preparedQuery(SENT).execute(Tuple.of(job.id(), image)).replaceWithVoid();
    }

    Uni<Void> fail(Job job, UUID image, String reason) {
        return pool.preparedQuery(FAIL)
                .execute(Tuple.of(job.id(), image, reason))
                .replaceWithVoid();
    }

    /** Has images sent again whose results do not come; after some sends they count as failed. */
    Uni<Integer> expire(Job job, Duration age, int maxSends) {
        return pool.preparedQuery(EXPIRE)
                .execute(Tuple.of(job.id(), (double) age.toMillis() / 1000, maxSends))
                .map(RowSet::rowCount);
    }

    /** The next images with a result, in the order of their ids. */
    Uni<List<UUID>> doneAfter(Job job) {
        return after(job, false);
    }

    /** The next taken images, in the order of their ids; a rejection is stored as well. */
    Uni<List<UUID>> takenAfter(Job job) {
        return after(job, true);
    }

    private Uni<List<UUID>> after(Job job, boolean withoutResult) {
        return pool.preparedQuery(AFTER)
                .mapping(row -> row.getUUID(0))
                .execute(
                        Tuple.of(
                                job.id(),
                                Objects.requireNonNullElse(job.position(), BEFORE_ALL),
                                withoutResult))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
    }

    /** Notes that a promotion or discard has come to this image. */
    Uni<Void> advance(Job job, UUID image) {
        return pool.preparedQuery(ADVANCE)
                .execute(Tuple.of(job.id(), job.driver(), job.state().name(), image))
                .replaceWithVoid();
    }

    private static Item read(Row row) {
        return new Item(
                row.getUUID(0),
                row.getString(1),
                row.getOffsetDateTime(2).toInstant(),
                row.getString(3),
                row.getString(4));
    }
}

package io.romanesco.api.upload;

import io.romanesco.api.platform.CallerContext;
import io.romanesco.api.platform.Headers;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * The rows of uploads, many in a statement (group commit). An upload after a pause goes at once. In
 * a crowd, statements begin some milliseconds apart, and what has come meanwhile goes together:
 * five rows cost the database, and the disk it waits for, hardly more than one.
 */
@ApplicationScoped
class UploadRows {

    private static final String INSERT =
            """
            with taken as (
                insert into image (id, source, status, submitted_at, content_type, width, height, bytes)
                select id, $1, 'PENDING', submitted_at, content_type, width, height, bytes
                from unnest($2::uuid[], $3::timestamptz[], $4::text[], $5::int[], $6::int[], $7::bigint[])
                    as upload (id, submitted_at, content_type, width, height, bytes)
                returning id
            )
            insert into unpublished_upload (image_id) select id from taken
            """;

    private static final String WITHDRAW = "delete from image where id = any($1::uuid[])";

    /** The second is for when a statement takes longer than they are apart. */
    private static final int STATEMENTS_AT_A_TIME = 2;

    private static final int ROWS_OF_A_STATEMENT = 200;
    private static final Duration APART = Duration.ofMillis(4);

    private final Pool pool;
    private final Vertx vertx;

    /** Nobody's: statements are of many uploads, and none of these should carry all the others. */
    private final Context context;

    private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();
    private final Semaphore free = new Semaphore(STATEMENTS_AT_A_TIME);
    private final RateLimiter spacing = new RateLimiter(APART, System.nanoTime());

    private record Waiting(List<Upload> uploads, UniEmitter<? super Void> answer) {}

    UploadRows(Pool pool, Vertx vertx) {
        this.pool = pool;
        this.vertx = vertx;
        this.context = VertxContext.getRootContext(vertx.getOrCreateContext());
    }

    /** Ends when the rows are stored, PENDING and not published, all of them or none. */
    Uni<Void> insert(List<Upload> uploads) {
        return Uni.createFrom()
                .<Void>emitter(answer -> {
                    queue.add(new Waiting(uploads, answer));
                    insertWaiting();
                })
                .emitOn(CallerContext.executor());
    }

    /** Takes uploads back that Kafka did not acknowledge. */
    Uni<Void> withdraw(List<UUID> ids) {
        return pool.preparedQuery(WITHDRAW)
                .execute(Tuple.of(ids.toArray(UUID[]::new)))
                .replaceWithVoid();
    }

    private void insertWaiting() {
        if (!queue.isEmpty() && free.tryAcquire()) {
            context.runOnContext(_ -> await(spacing.next(System.nanoTime())));
        }
    }

    private void await(Duration turn) {
        if (turn.isZero()) {
            insertAll(taken());
        } else {
            // Timers know whole milliseconds.
            vertx.setTimer(turn.toMillis() + 1, _ -> insertAll(taken()));
        }
    }

    private List<Waiting> taken() {
        List<Waiting> batch = new ArrayList<>();
        int rows = 0;
        for (Waiting next;
                rows < ROWS_OF_A_STATEMENT && (next = queue.poll()) != null;
                rows += next.uploads().size()) {
            batch.add(next);
        }
        return batch;
    }

    private void insertAll(List<Waiting> batch) {
        statement(batch)
                .onTermination()
                .invoke(this::freed)
                .subscribe()
                .with(
                        _ -> batch.forEach(waiting -> waiting.answer().complete(null)),
                        failure -> batch.forEach(waiting -> waiting.answer().fail(failure)));
    }

    private Uni<Void> statement(List<Waiting> batch) {
        if (batch.isEmpty()) {
            // The other statement has taken them along.
            return Uni.createFrom().voidItem();
        }
        List<Upload> uploads =
                batch.stream().flatMap(waiting -> waiting.uploads().stream()).toList();
        return Uni.createFrom()
                .deferred(() -> pool.preparedQuery(INSERT).execute(rows(uploads)))
                .replaceWithVoid();
    }

    private void freed() {
        free.release();
        insertWaiting();
    }

    private static Tuple rows(List<Upload> uploads) {
        return Tuple.of(Headers.UPLOADS)
                .addArrayOfUUID(column(uploads, Upload::id, UUID[]::new))
                .addArrayOfOffsetDateTime(
                        column(
                                uploads,
                                upload -> upload.submittedAt().atOffset(ZoneOffset.UTC),
                                OffsetDateTime[]::new))
                .addArrayOfString(column(uploads, Upload::contentType, String[]::new))
                .addArrayOfInteger(
                        column(uploads, upload -> upload.verdict().width(), Integer[]::new))
                .addArrayOfInteger(
                        column(uploads, upload -> upload.verdict().height(), Integer[]::new))
                .addArrayOfLong(
                        column(uploads, upload -> (long) upload.bytes().length, Long[]::new));
    }

    private static <T> T[] column(
            List<Upload> uploads, Function<Upload, T> value, IntFunction<T[]> array) {
        return uploads.stream().map(value).toArray(array);
    }
}

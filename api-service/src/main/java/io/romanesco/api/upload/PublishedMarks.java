package io.romanesco.api.upload;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Notes which uploads are Kafka's, many in one statement. Only the sweeper wants to know, minutes
 * later: no upload waits for it.
 */
@ApplicationScoped
class PublishedMarks {

    private static final Logger LOG = Logger.getLogger(PublishedMarks.class);
    private static final String MARK =
            "delete from unpublished_upload where image_id = any($1::uuid[])";
    private static final int BATCH = 500;
    private static final long PAUSE_MILLIS = 50;
    private static final long RETRY_MILLIS = 1000;
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(2);

    private final Pool pool;
    private final Vertx vertx;
    private final Queue<UUID> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();

    PublishedMarks(Pool pool, Vertx vertx) {
        this.pool = pool;
        this.vertx = vertx;
    }

    /** Notes that Kafka has acknowledged these. */
    void add(List<UUID> ids) {
        waiting.addAll(ids);
        schedule(PAUSE_MILLIS);
    }

    void stop(@Observes ShutdownEvent event) {
        if (!waiting.isEmpty()) {
            flush().onFailure().recoverWithNull().await().atMost(STOP_PATIENCE);
        }
    }

    private void schedule(long millis) {
        if (scheduled.compareAndSet(false, true)) {
            vertx.setTimer(
                    millis,
                    _ ->
                            flush().subscribe()
                                    .with(_ -> next(PAUSE_MILLIS), _ -> next(RETRY_MILLIS)));
        }
    }

    private void next(long millis) {
        scheduled.set(false);
        if (!waiting.isEmpty()) {
            schedule(millis);
        }
    }

    private Uni<Void> flush() {
        List<UUID> batch = new ArrayList<>();
        for (UUID next; batch.size() < BATCH && (next = waiting.poll()) != null; ) {
            batch.add(next);
        }
        return pool.preparedQuery(MARK)
                .execute(Tuple.of(batch.toArray(UUID[]::new)))
                .onFailure()
                .invoke(e -> {
                    LOG.warnf("marks=%d outcome=published-unmarked cause=%s", batch.size(), e);
                    waiting.addAll(batch);
                })
                .replaceWithVoid();
    }
}

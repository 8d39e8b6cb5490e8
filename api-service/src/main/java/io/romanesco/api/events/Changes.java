package io.romanesco.api.events;

import io.romanesco.api.images.Image;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Tells all replicas, this one too, of changes that are committed. They go out in small batches
 * through PostgreSQL's NOTIFY. A lost one is no harm: whoever waits reads the row again in the end.
 */
@ApplicationScoped
public class Changes {

    static final String CHANNEL = "image_events";

    private static final Logger LOG = Logger.getLogger(Changes.class);
    private static final String NOTIFY =
            "select pg_notify('" + CHANNEL + "', payload) from unnest($1::text[]) as payload";
    private static final int BATCH = 200;

    private final Pool pool;
    private final Vertx vertx;
    private final ChangeFormat format;
    private final long batchMillis;
    private final Queue<String> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();

    Changes(Pool pool, Vertx vertx, ChangeFormat format, EventsConfig config) {
        this.pool = pool;
        this.vertx = vertx;
        this.format = format;
        this.batchMillis = Math.max(1, config.batchTime().toMillis());
    }

    /** Announces what the image is now. Call it after the commit. */
    public void announce(ChangeType type, Image image) {
        send(format.of(type, image));
    }

    /** Announces that the image is gone. */
    public void announceDeleted(UUID id) {
        send(format.deleted(id));
    }

    private void send(Change change) {
        waiting.add(format.write(change));
        schedule();
    }

    private void schedule() {
        if (scheduled.compareAndSet(false, true)) {
            vertx.setTimer(batchMillis, _ -> flush());
        }
    }

    private void flush() {
        List<String> batch = new ArrayList<>();
        for (String next; batch.size() < BATCH && (next = waiting.poll()) != null; ) {
            batch.add(next);
        }
        pool.preparedQuery(NOTIFY)
                .execute(Tuple.of(batch.toArray(String[]::new)))
                .onFailure()
                .invoke(e -> LOG.warnf("lost %d notifications: %s", batch.size(), e))
                .onTermination()
                .invoke(this::flushed)
                .subscribe()
                .with(_ -> {}, _ -> {});
    }

    private void flushed() {
        scheduled.set(false);
        if (!waiting.isEmpty()) {
            schedule();
        }
    }
}

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
 * Tells all replicas, this one included, of committed changes: with PostgreSQL's NOTIFY, in batches
 * of up to 200, one batch at a time. A change that cannot be sent is lost and logged.
 */
@ApplicationScoped
public class ChangePublisher {

    static final String CHANNEL = "image_events";

    private static final Logger LOG = Logger.getLogger(ChangePublisher.class);
    private static final String NOTIFY =
            "select pg_notify('" + CHANNEL + "', payload) from unnest($1::text[]) as payload";
    private static final int BATCH = 200;

    private final Pool pool;
    private final Vertx vertx;
    private final ChangeCodec codec;
    private final long batchMillis;
    private final Queue<String> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();

    ChangePublisher(Pool pool, Vertx vertx, ChangeCodec codec, EventsConfig config) {
        this.pool = pool;
        this.vertx = vertx;
        this.codec = codec;
        this.batchMillis = Math.max(1, config.batchTime().toMillis());
    }

    /** Announces what the image is now. Call it after the commit. */
    public void announce(ChangeType type, Image image) {
        send(codec.of(type, image));
    }

    /** Announces that the image is gone. */
    public void announceDeleted(UUID id) {
        send(codec.deleted(id));
    }

    private void send(ImageChange change) {
        waiting.add(codec.write(change));
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

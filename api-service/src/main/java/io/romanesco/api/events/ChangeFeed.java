package io.romanesco.api.events;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * The changes of all replicas, for the listeners in this one. Holds one database connection that
 * LISTENs, and reconnects whenever it is lost.
 */
@ApplicationScoped
public class ChangeFeed {

    private static final Logger LOG = Logger.getLogger(ChangeFeed.class);

    private final Pool pool;
    private final Vertx vertx;
    private final ChangeCodec codec;
    private final long pauseMillis;
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();

    private volatile boolean stopped;
    private volatile boolean connectedBefore;
    private volatile SqlConnection connection;

    ChangeFeed(Pool pool, Vertx vertx, ChangeCodec codec, EventsConfig config) {
        this.pool = pool;
        this.vertx = vertx;
        this.codec = codec;
        this.pauseMillis = config.reconnectPause().toMillis();
    }

    /** Is called on event loops and must not block. */
    interface Listener {

        void onChange(ImageChange change);

        /** The connection was lost and is back: changes may have been missed. */
        void onGap();
    }

    void add(Listener listener) {
        listeners.add(listener);
    }

    void remove(Listener listener) {
        listeners.remove(listener);
    }

    /**
     * Waits for the results of images. Listening begins at once, so a result that arrives before
     * {@link ResultWatch#await} counts. Close it in the end.
     */
    public ResultWatch watchResults(Collection<UUID> ids) {
        ResultWatch watch = new ResultWatch(this, ids);
        add(watch);
        return watch;
    }

    void start(@Observes StartupEvent event) {
        connect();
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        SqlConnection open = connection;
        if (open != null) {
            open.close();
        }
    }

    private void connect() {
        if (!stopped) {
            pool.getConnection()
                    .onSuccess(this::listen)
                    .onFailure(failure -> reconnect(failure.toString()));
        }
    }

    /**
     * A failed LISTEN may leave the connection alive. Closing it only returns it to the pool and
     * calls no close handler, so this reconnects by itself; the connection counts as lost once.
     */
    private void listen(SqlConnection opened) {
        connection = opened;
        AtomicBoolean lost = new AtomicBoolean();
        Consumer<String> onLoss =
                reason -> {
                    if (lost.compareAndSet(false, true)) {
                        reconnect(reason);
                    }
                };
        PgConnection.cast(opened).notificationHandler(event -> deliver(event.getPayload()));
        opened.closeHandler(_ -> onLoss.accept("the connection was closed"));
        opened.query("listen " + ChangePublisher.CHANNEL)
                .execute()
                .onSuccess(_ -> listening())
                .onFailure(failure -> {
                    opened.close();
                    onLoss.accept(failure.toString());
                });
    }

    private void listening() {
        if (connectedBefore) {
            LOG.info("listening for changes again");
            tellOfGap();
        }
        connectedBefore = true;
    }

    /** Tells the listeners that changes may have been missed. */
    void tellOfGap() {
        listeners.forEach(Listener::onGap);
    }

    private void reconnect(String reason) {
        if (!stopped) {
            LOG.warnf("not listening for changes, trying again: %s", reason);
            vertx.setTimer(pauseMillis, _ -> connect());
        }
    }

    /** Tells the listeners of the change in a notification. */
    void deliver(String payload) {
        if (listeners.isEmpty()) {
            return;
        }
        try {
            ImageChange change = codec.read(payload);
            listeners.forEach(listener -> listener.onChange(change));
        } catch (RuntimeException e) {
            LOG.warnf("a notification could not be read: %s", e.getClass().getSimpleName());
        }
    }
}

package io.romanesco.api.events;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/**
 * Holds one connection that LISTENs for the changes of all replicas, and opens it again whenever it
 * is lost.
 */
@ApplicationScoped
public class NotificationListener {

    private static final Logger LOG = Logger.getLogger(NotificationListener.class);

    private final Pool pool;
    private final Vertx vertx;
    private final ChangeHub hub;
    private final ChangeFormat format;
    private final long pauseMillis;
    private volatile boolean stopped;
    private volatile boolean connectedBefore;
    private volatile SqlConnection connection;

    NotificationListener(
            Pool pool, Vertx vertx, ChangeHub hub, ChangeFormat format, EventsConfig config) {
        this.pool = pool;
        this.vertx = vertx;
        this.hub = hub;
        this.format = format;
        this.pauseMillis = config.reconnectPause().toMillis();
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
        if (stopped) {
            return;
        }
        pool.getConnection().onSuccess(this::listen).onFailure(this::again);
    }

    private void listen(SqlConnection opened) {
        connection = opened;
        PgConnection.cast(opened).notificationHandler(event -> deliver(event.getPayload()));
        opened.closeHandler(_ -> again(null));
        opened.query("listen " + Changes.CHANNEL)
                .execute()
                .onSuccess(_ -> listening())
                .onFailure(_ -> opened.close());
    }

    private void listening() {
        if (connectedBefore) {
            LOG.info("listening for changes again");
            hub.gap();
        }
        connectedBefore = true;
    }

    private void again(Throwable failure) {
        if (!stopped) {
            LOG.warnf("not listening for changes, trying again: %s", failure);
            vertx.setTimer(pauseMillis, _ -> connect());
        }
    }

    private void deliver(String payload) {
        if (hub.listeners() == 0) {
            return;
        }
        try {
            hub.publish(format.read(payload));
        } catch (RuntimeException e) {
            LOG.warnf("a notification could not be read: %s", e.getClass().getSimpleName());
        }
    }
}

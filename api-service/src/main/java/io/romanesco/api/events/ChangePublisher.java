package io.romanesco.api.events;

import io.romanesco.api.images.Image;
import io.romanesco.api.platform.Batcher;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Tells all replicas, this one included, of committed changes with PostgreSQL's NOTIFY. Changes
 * that come while a statement runs go together in the next one. A change that cannot be sent is
 * lost and logged.
 */
@ApplicationScoped
public class ChangePublisher {

    static final String CHANNEL = "image_events";

    private static final Logger LOG = Logger.getLogger(ChangePublisher.class);
    private static final String NOTIFY =
            "select pg_notify('" + CHANNEL + "', payload) from unnest($1::text[]) as payload";
    private static final int MAX_BATCH = 200;

    private final Pool pool;
    private final ChangeCodec codec;

    /** One statement at a time keeps the order of an image's changes. */
    private final Batcher<String> batcher = new Batcher<>(1, MAX_BATCH, this::send);

    ChangePublisher(Pool pool, ChangeCodec codec) {
        this.pool = pool;
        this.codec = codec;
    }

    /** Announces what the image is now. Call it after the commit. */
    public void announce(ChangeType type, Image image) {
        publish(codec.of(type, image));
    }

    /** Announces that the image is gone. Call it after the commit. */
    public void announceDeleted(UUID id) {
        publish(codec.deleted(id));
    }

    private void publish(ImageChange change) {
        batcher.add(codec.write(change)).subscribe().with(_ -> {}, _ -> {});
    }

    private Uni<Void> send(List<String> payloads) {
        return pool.preparedQuery(NOTIFY)
                .execute(Tuple.of(payloads.toArray(String[]::new)))
                .onFailure()
                .invoke(e -> LOG.warnf("lost %d notifications: %s", payloads.size(), e))
                .replaceWithVoid();
    }
}

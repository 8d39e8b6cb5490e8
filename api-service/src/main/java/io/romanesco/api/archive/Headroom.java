package io.romanesco.api.archive;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.romanesco.api.config.ArchiveConfig;
import io.romanesco.api.ingest.InFlightBytes;
import io.romanesco.api.stream.CallerContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/**
 * Whether the processors have time for work that can wait. While uploads are under way, timers that
 * ring late are the sign that they have not: unlike the time that an upload takes, lateness does
 * not depend on how quick the database's disk or Kafka's replicas are.
 */
@ApplicationScoped
class Headroom {

    private static final Duration PERIOD = Duration.ofMillis(20);

    private final Vertx vertx;
    private final InFlightBytes uploads;
    private final long tolerable;
    private final long pauses;
    private final Lateness lateness = new Lateness(PERIOD.toNanos(), System.nanoTime());
    private long timer;

    Headroom(Vertx vertx, InFlightBytes uploads, ArchiveConfig config) {
        this.vertx = vertx;
        this.uploads = uploads;
        this.tolerable = config.yieldAbove().toNanos();
        this.pauses = config.longestYield().dividedBy(PERIOD);
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(PERIOD.toMillis(), _ -> lateness.ring(System.nanoTime()));
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    /**
     * Ends at once when there is time, else when there is again, or after the longest yield; on the
     * caller's Vert.x context.
     */
    Uni<Void> await() {
        return Uni.createFrom().deferred(() -> await(pauses)).emitOn(CallerContext.executor());
    }

    private Uni<Void> await(long left) {
        Uni<Void> now = Uni.createFrom().voidItem();
        return left <= 0 || uploads.now() == 0 || lateness.mean() <= tolerable
                ? now
                : now.onItem().delayIt().by(PERIOD).chain(() -> await(left - 1));
    }
}

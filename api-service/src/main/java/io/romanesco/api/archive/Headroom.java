package io.romanesco.api.archive;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.romanesco.api.platform.CallerContext;
import io.romanesco.api.upload.ByteBudget;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Whether the processors have time for work that can wait. While uploads come, it goes on at a pace
 * that falls when timers ring late: unlike the time that an upload takes, lateness does not depend
 * on how quick the database's disk or Kafka's replicas are.
 */
@ApplicationScoped
class Headroom {

    private static final Duration PERIOD = Duration.ofMillis(20);

    /** After the last upload; between two of a crowd there may be a moment without any. */
    private static final long ALONE_AFTER = Duration.ofSeconds(1).toNanos();

    private final Vertx vertx;
    private final ByteBudget uploads;
    private final LongSupplier clock;
    private final double tolerable;
    private final boolean yields;
    private final Lateness lateness;
    private final Pace pace;
    private volatile long lastUpload;
    private long timer;

    @Inject
    Headroom(Vertx vertx, ByteBudget uploads, ArchiveConfig config) {
        this(vertx, uploads, config.yieldAbove(), config.longestYield(), System::nanoTime);
    }

    Headroom(
            Vertx vertx,
            ByteBudget uploads,
            Duration yieldAbove,
            Duration longestYield,
            LongSupplier clock) {
        this.vertx = vertx;
        this.uploads = uploads;
        this.clock = clock;
        this.tolerable = yieldAbove.toNanos();
        this.yields = longestYield.isPositive();
        long now = clock.getAsLong();
        this.lateness = new Lateness(PERIOD.toNanos(), now);
        this.pace = new Pace(longestYield, now);
        this.lastUpload = now - ALONE_AFTER;
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(PERIOD.toMillis(), _ -> ring());
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    /** What happens every {@link #PERIOD}, or later. */
    void ring() {
        long now = clock.getAsLong();
        lateness.ring(now);
        pace.adapt(lateness.mean() > tolerable);
        if (uploads.now() > 0) {
            lastUpload = now;
        }
    }

    /** Ends when it is this work's turn, at once when no uploads come; on the caller's context. */
    Uni<Void> await() {
        return Uni.createFrom()
                .deferred(() -> after(untilTurn(clock.getAsLong())))
                .emitOn(CallerContext.executor());
    }

    /** Nanoseconds until it is somebody's turn. */
    private long untilTurn(long now) {
        return yields && now - lastUpload < ALONE_AFTER ? pace.turn(now) : 0;
    }

    /** Timers know whole milliseconds and refuse less than one. */
    static Uni<Void> after(long nanos) {
        Uni<Void> now = Uni.createFrom().voidItem();
        long millis = TimeUnit.NANOSECONDS.toMillis(nanos);
        return millis <= 0 ? now : now.onItem().delayIt().by(Duration.ofMillis(millis));
    }
}

package io.romanesco.local.launch;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * When to restart a process that ended: after 1, 2, 4, 8 and 16 seconds, then never. A minute of
 * being ready resets the count. A process that never got ready is not restarted, because the next
 * start would fail for the same reason.
 */
final class RestartPolicy {

    static final int MAX_RESTARTS = 5;

    private static final long RESET_AFTER = TimeUnit.MINUTES.toNanos(1);

    private boolean everReady;
    private long readyAt;
    private int restarts;

    /**
     * @param now nanoseconds of {@link System#nanoTime()}
     */
    void ready(long now) {
        everReady = true;
        readyAt = now;
    }

    /**
     * The process ended.
     *
     * @param wasReady whether it was ready when it ended
     * @return the pause before the restart; empty to give up
     */
    Optional<Duration> ended(long now, boolean wasReady) {
        if (wasReady && now - readyAt >= RESET_AFTER) {
            restarts = 0;
        }
        if (!everReady || restarts == MAX_RESTARTS) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofSeconds(1L << restarts++));
    }

    /** Restarts since the last reset. */
    int restarts() {
        return restarts;
    }
}

package io.romanesco.local.launch;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * When to start an ended part again: after 1, 2, 4, 8 and 16 seconds, then no more. A minute of
 * good work forgets what was before. A part that never got ready is not tried again: what stops it
 * at its first start will stop it at the next.
 */
final class RestartPolicy {

    static final int MOST = 5;

    private static final long GOOD_WORK = TimeUnit.MINUTES.toNanos(1);

    private boolean everReady;
    private long readyAt;
    private int restarts;

    /**
     * @param now in nanoseconds of {@link System#nanoTime()}
     */
    void ready(long now) {
        everReady = true;
        readyAt = now;
    }

    /**
     * The part ended.
     *
     * @param wasReady whether it was ready when it ended
     * @return how long to wait; empty to give up
     */
    Optional<Duration> ended(long now, boolean wasReady) {
        if (wasReady && now - readyAt >= GOOD_WORK) {
            restarts = 0;
        }
        if (!everReady || restarts == MOST) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofSeconds(1L << restarts++));
    }

    /** How often it was started again since it last did good work. */
    int restarts() {
        return restarts;
    }
}

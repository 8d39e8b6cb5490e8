package io.romanesco.api.upload;

import java.time.Duration;

/** Turns that are so far apart at least; the first after a pause has not to wait. */
final class RateLimiter {

    private final long apart;
    private long next;

    /**
     * @param now on the clock of {@link System#nanoTime()}
     */
    RateLimiter(Duration apart, long now) {
        this.apart = apart.toNanos();
        this.next = now;
    }

    /** Takes the next turn: how far away it is, zero for now. */
    synchronized Duration next(long now) {
        // As a difference: this clock may begin anywhere and overflow.
        long wait = Math.max(0, next - now);
        next = now + wait + apart;
        return Duration.ofNanos(wait);
    }
}

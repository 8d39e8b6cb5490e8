package io.romanesco.api.archive;

/**
 * How late the rings of a periodic timer are: an exponentially weighted mean. One thread rings, any
 * may ask.
 */
final class Lateness {

    /** Of the latest ring; the mean follows a change within some five rings. */
    private static final double WEIGHT = 0.2;

    private final long periodNanos;
    private long last;
    private volatile double mean;

    Lateness(long periodNanos, long now) {
        this.periodNanos = periodNanos;
        this.last = now;
    }

    void ring(long now) {
        mean += WEIGHT * (Math.max(0, now - last - periodNanos) - mean);
        last = now;
    }

    /** Nanoseconds. */
    double mean() {
        return mean;
    }
}

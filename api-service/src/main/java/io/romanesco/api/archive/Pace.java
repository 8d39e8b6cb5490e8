package io.romanesco.api.archive;

import java.time.Duration;

/**
 * How many a second of those that can wait have their turn: one more after each moment that was in
 * time, half of them after one that was late. Such a pace settles just below what is too much
 * (additive increase, multiplicative decrease: Chiu and Jain, 1989), where a switch between all and
 * nothing would come in bursts.
 */
final class Pace {

    /** So that a few late moments are enough to come down from it. */
    private static final double HIGHEST = 200;

    private static final double GROWTH = 1;
    private static final double SHRINKAGE = 0.5;
    private static final double SECOND = 1e9;

    private final double lowest;
    private double perSecond;
    private long next;

    /**
     * @param longestWait between two turns, however late it is
     */
    Pace(Duration longestWait, long now) {
        this.lowest = Math.min(HIGHEST, SECOND / Math.max(1, longestWait.toNanos()));
        this.perSecond = lowest;
        this.next = now;
    }

    synchronized void adapt(boolean late) {
        perSecond =
                late
                        ? Math.max(lowest, perSecond * SHRINKAGE)
                        : Math.min(HIGHEST, perSecond + GROWTH);
    }

    /** Takes the next turn: how many nanoseconds it is away. */
    synchronized long turn(long now) {
        long mine = Math.max(now, next);
        next = mine + (long) (SECOND / perSecond);
        return mine - now;
    }
}

package io.romanesco.inference.decode;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Bounds the memory that all threads together use to decode. Small pictures are decoded side by
 * side, large ones one after another, in the order of arrival.
 */
public final class MemoryBudget {

    private static final int UNIT = 4096;

    private final int units;
    private final Semaphore free;

    /**
     * Creates a budget of a number of bytes. A picture that needs more than the whole budget gets
     * all of it.
     */
    public MemoryBudget(long bytes) {
        this.units = units(bytes);
        this.free = new Semaphore(units, true);
    }

    /**
     * Waits until the bytes are free, then runs the work. Must not be called by work that holds
     * budget itself: two callers could deadlock.
     */
    public <T> T within(long bytes, Supplier<T> work) {
        int taken = Math.min(units, units(bytes));
        free.acquireUninterruptibly(taken);
        try {
            return work.get();
        } finally {
            free.release(taken);
        }
    }

    private static int units(long bytes) {
        return Math.clamp((bytes + UNIT - 1) / UNIT, 1, Integer.MAX_VALUE);
    }
}

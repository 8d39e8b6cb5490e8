package io.romanesco.inference.decode;

import java.util.Optional;
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
    private final Optional<MemoryBudget> whole;

    /**
     * Creates a budget of a number of bytes. A picture that needs more than the whole budget gets
     * all of it.
     */
    public MemoryBudget(long bytes) {
        this(bytes, Optional.empty());
    }

    private MemoryBudget(long bytes, Optional<MemoryBudget> whole) {
        this.units = units(bytes);
        this.free = new Semaphore(units, true);
        this.whole = whole;
    }

    /**
     * A part of this budget, for work that must not take all of it. A picture that needs more than
     * the part is decoded when it has the part for itself.
     */
    public MemoryBudget part(long bytes) {
        return new MemoryBudget(bytes, Optional.of(this));
    }

    /**
     * Waits until the bytes are free, then runs the work. Must not be called by work that holds
     * budget itself: two callers could deadlock.
     */
    public <T> T within(long bytes, Supplier<T> work) {
        int taken = Math.min(units, units(bytes));
        free.acquireUninterruptibly(taken);
        try {
            return whole.isPresent() ? whole.get().within(bytes, work) : work.get();
        } finally {
            free.release(taken);
        }
    }

    private static int units(long bytes) {
        return Math.clamp((bytes + UNIT - 1) / UNIT, 1, Integer.MAX_VALUE);
    }
}

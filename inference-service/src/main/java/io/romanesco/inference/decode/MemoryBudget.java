package io.romanesco.inference.decode;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Bounds the memory that pictures take at the same time, however many threads decode: small ones
 * pass side by side, huge ones one after another. First come, first served.
 */
public final class MemoryBudget {

    private static final int UNIT = 4096;

    private final int units;
    private final Semaphore free;

    /** A budget of so many bytes; what needs more has it for itself. */
    public MemoryBudget(long bytes) {
        this.units = units(bytes);
        this.free = new Semaphore(units, true);
    }

    /** Does the work as soon as there is room for what it needs. */
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

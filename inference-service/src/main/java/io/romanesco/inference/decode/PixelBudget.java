package io.romanesco.inference.decode;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Bounds the pixels that are in memory at the same time, however many threads decode: small
 * pictures pass side by side, huge ones one after another. First come, first served.
 */
public final class PixelBudget {

    private static final int UNIT = 1024;

    private final int units;
    private final Semaphore free;

    /** A budget of so many pixels; a picture above it has it for itself. */
    public PixelBudget(long pixels) {
        this.units = units(pixels);
        this.free = new Semaphore(units, true);
    }

    /** Does the work as soon as there is room for its pixels. */
    public <T> T within(long pixels, Supplier<T> work) {
        int taken = Math.min(units, units(pixels));
        free.acquireUninterruptibly(taken);
        try {
            return work.get();
        } finally {
            free.release(taken);
        }
    }

    private static int units(long pixels) {
        return Math.clamp((pixels + UNIT - 1) / UNIT, 1, Integer.MAX_VALUE);
    }
}

package io.romanesco.inference.pipeline;

/** Measures one stage after another. Not for several threads. */
public final class Stopwatch {

    private long last = System.nanoTime();

    /** Nanoseconds since the last lap, or since the start. */
    public long lap() {
        long now = System.nanoTime();
        long elapsed = now - last;
        last = now;
        return elapsed;
    }

    /** Milliseconds with three decimals. */
    static double millis(long nanos) {
        return Math.round(nanos / 1e3) / 1e3;
    }
}

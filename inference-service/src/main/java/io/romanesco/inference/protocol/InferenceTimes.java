package io.romanesco.inference.protocol;

import java.util.function.Supplier;

/** Nanoseconds of one request by stage. Passed from thread to thread, used by one at a time. */
final class InferenceTimes {

    private final long start;
    private long queue;
    private long input;
    private long infer;
    private int executions;

    /**
     * Starts measuring.
     *
     * @param waited nanoseconds that the request has waited already
     */
    InferenceTimes(long waited) {
        this.start = System.nanoTime() - waited;
        this.queue = waited;
    }

    /** Runs a part of preparing the input. */
    <T> T input(Supplier<T> work) {
        long begun = System.nanoTime();
        try {
            return work.get();
        } finally {
            input += System.nanoTime() - begun;
        }
    }

    /** Runs the model. */
    <T> T infer(Supplier<T> work) {
        long begun = System.nanoTime();
        try {
            return work.get();
        } finally {
            infer += System.nanoTime() - begun;
            executions++;
        }
    }

    void waited(long nanos) {
        queue += nanos;
    }

    long queue() {
        return queue;
    }

    long input() {
        return input;
    }

    long infer() {
        return infer;
    }

    int executions() {
        return executions;
    }

    /** Nanoseconds since the request came in. */
    long total() {
        return System.nanoTime() - start;
    }

    /** What no other stage took: making tensors and results of the outputs. */
    long output() {
        return Math.max(0, total() - queue - input - infer);
    }
}

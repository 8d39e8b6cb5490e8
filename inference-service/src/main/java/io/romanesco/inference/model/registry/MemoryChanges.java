package io.romanesco.inference.model.registry;

import java.util.concurrent.TimeUnit;

/**
 * Wakes requests that wait for memory: a model was closed, or became idle, so that it may go. Safe
 * for many threads.
 */
final class MemoryChanges {

    private long count;

    /** Changes so far. */
    synchronized long count() {
        return count;
    }

    /** Notes a change. Does not block. */
    synchronized void changed() {
        count++;
        notifyAll();
    }

    /**
     * Waits for a change after a known one. Blocks.
     *
     * @param known the count at which the caller looked last
     * @return false where there is none in time, or the thread is interrupted
     */
    synchronized boolean await(long known, long nanos) {
        long end = System.nanoTime() + nanos;
        try {
            for (long left = nanos; count == known && left > 0; left = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
        return count != known;
    }
}

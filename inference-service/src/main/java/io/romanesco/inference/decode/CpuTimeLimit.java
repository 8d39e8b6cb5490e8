package io.romanesco.inference.decode;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/**
 * Limits the CPU time of the thread that created it. Any thread may ask. On a platform that does
 * not report CPU time, elapsed time is used.
 */
public final class CpuTimeLimit {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final boolean COUNTED =
            THREADS.isThreadCpuTimeSupported() && THREADS.isThreadCpuTimeEnabled();

    private final long thread = Thread.currentThread().threadId();
    private final long limit;
    private final long start;

    CpuTimeLimit(Duration limit) {
        this.limit = limit.toNanos();
        this.start = now();
    }

    /** The remaining time; negative once it is used up. */
    Duration left() {
        return Duration.ofNanos(limit - (now() - start));
    }

    /** Whether the time is used up. */
    public boolean isOver() {
        return now() - start > limit;
    }

    /**
     * Fails once the time is used up.
     *
     * @throws IOException when it is
     */
    public void check() throws IOException {
        if (isOver()) {
            throw new IOException("The processor time is used up.");
        }
    }

    private long now() {
        return COUNTED ? THREADS.getThreadCpuTime(thread) : System.nanoTime();
    }
}

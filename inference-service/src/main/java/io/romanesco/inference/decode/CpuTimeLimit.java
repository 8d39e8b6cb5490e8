package io.romanesco.inference.decode;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/**
 * The processor time of one thread since the clock was made, against a limit. May be asked by any
 * thread. Where a platform does not count processor time, time on the wall stands for it.
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

    /** What is left of the time; negative when it is used up. */
    Duration left() {
        return Duration.ofNanos(limit - (now() - start));
    }

    /** Whether the time is used up. */
    public boolean isOver() {
        return now() - start > limit;
    }

    /**
     * Stops who asks, when the time is used up.
     *
     * @throws IOException then
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

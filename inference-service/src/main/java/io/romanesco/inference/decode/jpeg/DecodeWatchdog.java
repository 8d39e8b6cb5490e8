package io.romanesco.inference.decode.jpeg;

import io.romanesco.inference.decode.CpuTimeLimit;
import io.romanesco.inference.decode.DecodePlan.Accepted;
import io.romanesco.inference.decode.jpeg.TurboJpeg.Stoppable;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Stops a native decoder whose CPU time is used up; the decoder itself cannot check. Only files
 * that could take long are watched. One shared thread watches all of them and ends when it is idle.
 */
public final class DecodeWatchdog implements AutoCloseable {

    private static final long PERIOD_MILLIS = 50;

    /** Pixels × scans that any machine decodes within a second. */
    private static final long HARMLESS = 8_000_000;

    private static final ScheduledThreadPoolExecutor WATCHER = watcher();

    private final CpuTimeLimit clock;
    private final boolean needed;
    private Future<?> watching;

    public DecodeWatchdog(CpuTimeLimit clock, Accepted file) {
        this.clock = clock;
        this.needed = file.structure().pixels() * file.structure().counts().scans() > HARMLESS;
    }

    public void watch(Stoppable decoding) {
        if (needed) {
            watching =
                    WATCHER.scheduleWithFixedDelay(
                            () -> check(decoding), 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void check(Stoppable decoding) {
        if (clock.isOver()) {
            decoding.stop();
        }
    }

    @Override
    public void close() {
        if (watching != null) {
            watching.cancel(false);
        }
    }

    private static ScheduledThreadPoolExecutor watcher() {
        ScheduledThreadPoolExecutor executor =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().daemon().name("decode-watch").factory());
        executor.setKeepAliveTime(10, TimeUnit.SECONDS);
        executor.allowCoreThreadTimeOut(true);
        executor.setRemoveOnCancelPolicy(true);
        return executor;
    }
}

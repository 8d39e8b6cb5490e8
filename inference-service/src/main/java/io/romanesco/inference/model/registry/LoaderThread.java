package io.romanesco.inference.model.registry;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** The one thread that reads the repository and loads models. */
final class LoaderThread {

    private static final Logger LOG = Logger.getLogger(LoaderThread.class);

    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("model-loader").factory());

    /** Queues work; its result or failure completes the future. */
    <T> CompletableFuture<T> run(Callable<T> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        try {
            thread.execute(() -> {
                try {
                    done.complete(work.call());
                } catch (Exception | Error failed) {
                    done.completeExceptionally(new CompletionException(failed));
                }
            });
        } catch (RejectedExecutionException stopped) {
            done.completeExceptionally(stopped);
        }
        return done;
    }

    /** Repeats work, with a pause after each run. A failure is logged. */
    void every(Duration pause, Runnable work) {
        thread.scheduleWithFixedDelay(
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException | Error failed) {
                        LOG.error("repository.failed", failed);
                    }
                },
                pause.toMillis(),
                pause.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** Drops queued work and interrupts what runs. */
    void stop() {
        thread.shutdownNow();
    }
}

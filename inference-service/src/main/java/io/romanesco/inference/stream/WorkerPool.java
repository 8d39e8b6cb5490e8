package io.romanesco.inference.stream;

import io.quarkus.runtime.ShutdownEvent;
import io.romanesco.inference.config.SessionConfig;
import io.romanesco.inference.config.WorkersConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * The threads that decode and classify. Who feeds it asks for no more than {@link #capacity()} at a
 * time, so that its queue stays short and the rest stays in Kafka.
 */
@ApplicationScoped
class WorkerPool {

    private static final Logger LOG = Logger.getLogger(WorkerPool.class);

    private final WorkersConfig config;
    private final int count;
    private final ExecutorService threads;

    WorkerPool(WorkersConfig config, SessionConfig session) {
        this.config = config;
        this.count =
                config.count()
                        .orElse(
                                Math.max(
                                        1,
                                        Runtime.getRuntime().availableProcessors()
                                                / session.threads()));
        this.threads =
                Executors.newFixedThreadPool(
                        count, Thread.ofPlatform().name("inference-", 0).factory());
    }

    /** Tasks that may be in the pool: in work and waiting. */
    int capacity() {
        return count + config.queue();
    }

    /**
     * Runs a task on a worker. In a pool that stops, it never completes: somebody else will do it.
     */
    <T> Uni<T> run(Callable<T> task) {
        return Uni.createFrom()
                .emitter(emitter -> {
                    if (!threads.isShutdown()) {
                        threads.execute(() -> {
                            try {
                                emitter.complete(task.call());
                            } catch (Throwable failed) {
                                // Whatever it is: unanswered, it would block a place for ever.
                                emitter.fail(failed);
                            }
                        });
                    }
                });
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(config.stopTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warn("stream.stop unfinished images are left to other instances");
        }
    }
}

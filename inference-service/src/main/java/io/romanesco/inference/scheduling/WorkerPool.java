package io.romanesco.inference.scheduling;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.romanesco.inference.source.ConsumerThrottle;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * The threads that decode and classify. Who feeds it asks for no more than {@link #open} says at a
 * time, so that its queue stays short and the rest stays in Kafka ({@link ByteBudget} sees to large
 * ones).
 */
@ApplicationScoped
public class WorkerPool {

    private static final Logger LOG = Logger.getLogger(WorkerPool.class);

    private final WorkersConfig config;
    private final InferenceBatcher batches;
    private final ConsumerThrottle pace;
    private final ByteBudget bytes;
    private final ThreadPoolExecutor threads;

    WorkerPool(
            WorkersConfig config,
            InferenceBatcher batches,
            ConsumerThrottle pace,
            ByteBudget bytes,
            MeterRegistry registry) {
        this.config = config;
        this.bytes = bytes;
        this.pace = pace;
        this.batches = batches;
        this.threads =
                (ThreadPoolExecutor)
                        Executors.newFixedThreadPool(
                                1, Thread.ofPlatform().name("inference-", 0).factory());
        Gauge.builder("romanesco.workers", threads, ThreadPoolExecutor::getCorePoolSize)
                .description(
                        "Pictures that are worked on at the same time, at most; half of them wait"
                                + " for the model")
                .register(registry);
        Gauge.builder("romanesco.workers.busy", threads, ThreadPoolExecutor::getActiveCount)
                .description("Pictures that are being worked on")
                .register(registry);
        Gauge.builder("romanesco.workers.queued", threads, pool -> pool.getQueue().size())
                .description("Pictures that wait in the process for a worker")
                .register(registry);
    }

    /**
     * Gets as large as configured, or as fits the model, which is known by then.
     *
     * @param sessionThreads inside one inference
     * @return tasks that may be in the pool, in work and waiting: whoever feeds it asks for no more
     */
    public int open(int sessionThreads) {
        int processors = Runtime.getRuntime().availableProcessors();
        int inferences = config.count().orElse(Math.max(1, processors / sessionThreads));
        int inInference = inferences * config.batch();
        int count = inInference + config.decoding().orElse(inInference);
        batches.open(inferences);
        threads.setMaximumPoolSize(Math.max(count, threads.getMaximumPoolSize()));
        threads.setCorePoolSize(count);
        threads.setMaximumPoolSize(count);
        return count + config.queue();
    }

    /**
     * Runs a task on a worker. In a pool that stops, it never completes: somebody else will do it.
     */
    public <T> Uni<T> run(Callable<T> task) {
        return Uni.createFrom()
                .emitter(emitter -> {
                    if (!threads.isShutdown()) {
                        threads.execute(() -> {
                            if (!hasEnough()) {
                                pace.goOn();
                            }
                            try {
                                emitter.complete(task.call());
                                if (!hasWaiting()) {
                                    pace.send();
                                }
                            } catch (Throwable failed) {
                                // Whatever it is: unanswered, it would block a place for ever.
                                emitter.fail(failed);
                            }
                        });
                        pace.rest(this::hasEnough);
                    }
                });
    }

    private boolean hasEnough() {
        return hasWaiting() || bytes.isFull();
    }

    private boolean hasWaiting() {
        return !threads.getQueue().isEmpty();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(config.stopTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warn("stream.stop unfinished images are left to other instances");
        }
    }
}

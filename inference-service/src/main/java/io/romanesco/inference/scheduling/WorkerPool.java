package io.romanesco.inference.scheduling;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.romanesco.inference.model.registry.SessionConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * The threads that decode images and wait for their inferences. The caller keeps at most {@link
 * #capacity()} tasks in the pool, so that its queue stays short and other images stay in Kafka.
 */
@ApplicationScoped
public class WorkerPool {

    private static final Logger LOG = Logger.getLogger(WorkerPool.class);

    private final WorkersConfig config;
    private final WorkerPlan plan;
    private final ThreadPoolExecutor threads;

    WorkerPool(WorkersConfig config, WorkerPlan plan, MeterRegistry registry) {
        this.config = config;
        this.plan = plan;
        // Tasks of a pool that stops are discarded: another instance gets their images.
        this.threads =
                new ThreadPoolExecutor(
                        plan.workers(),
                        plan.workers(),
                        0,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        Thread.ofPlatform().name("worker-", 0).factory(),
                        new ThreadPoolExecutor.DiscardPolicy());
        Gauge.builder("romanesco.workers", threads, ThreadPoolExecutor::getCorePoolSize)
                .description("Images that are in work at the same time, at most")
                .register(registry);
        Gauge.builder("romanesco.workers.busy", threads, ThreadPoolExecutor::getActiveCount)
                .description("Images that are in work")
                .register(registry);
        Gauge.builder("romanesco.workers.queued", threads, pool -> pool.getQueue().size())
                .description("Images that wait in the process for a worker")
                .register(registry);
    }

    @Produces
    @Singleton
    static WorkerPlan plan(WorkersConfig workers, SessionConfig session) {
        return WorkerPlan.of(
                workers, session.threads(), Runtime.getRuntime().availableProcessors());
    }

    /** Tasks that may be in the pool, in work and waiting. */
    public int capacity() {
        return plan.capacity();
    }

    /** Runs a task on a worker. It never completes once the pool stops. */
    public <T> Uni<T> run(Supplier<T> task) {
        return Uni.createFrom().item(task).runSubscriptionOn(threads);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(config.stopTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warn("stream.stop unfinished images are left to other instances");
        }
    }
}

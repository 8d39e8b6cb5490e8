package io.romanesco.inference.scheduling;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.romanesco.inference.model.registry.SessionConfig;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/** The lanes of this process, and their metrics. */
@Startup
@Singleton
public class Lanes {

    private static final Logger LOG = Logger.getLogger(Lanes.class);

    private final Duration stopTimeout;
    private final Lane images;
    private final Lane shadow;
    private final Lane reclassifications;

    Lanes(WorkersConfig config, FairnessConfig fairness, WorkerPlan plan, MeterRegistry registry) {
        this.stopTimeout = config.stopTimeout();
        this.images =
                new Lane(
                        new WorkerPool("worker", plan.workers(), plan.capacity()),
                        new ByteBudget(config.maxBytes().asLongValue()));
        this.shadow = background("shadow", fairness.background(), plan);
        this.reclassifications = background("reclassify", fairness.background(), plan);
        register(registry);
        registerBackground(registry, "shadow", shadow);
        registerBackground(registry, "reclassify", reclassifications);
    }

    @Produces
    @Singleton
    static WorkerPlan plan(WorkersConfig workers, SessionConfig session) {
        return WorkerPlan.of(
                workers, session.threads(), Runtime.getRuntime().availableProcessors());
    }

    /** For uploads and cameras. */
    public Lane images() {
        return images;
    }

    /** For shadow models. */
    public Lane shadow() {
        return shadow;
    }

    /** For stored images that are analysed again. */
    public Lane reclassifications() {
        return reclassifications;
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        List<Lane> all = List.of(images, shadow, reclassifications);
        all.forEach(lane -> lane.workers().shutdown());
        long end = System.nanoTime() + stopTimeout.toNanos();
        for (Lane lane : all) {
            if (!lane.workers().awaitEnd(Duration.ofNanos(end - System.nanoTime()))) {
                LOG.warn("stream.stop unfinished images are left to other instances");
                return;
            }
        }
    }

    private static Lane background(String name, FairnessConfig.Background config, WorkerPlan plan) {
        int workers = plan.backgroundWorkers(config.workers());
        return new Lane(
                new WorkerPool(name, workers, workers),
                new ByteBudget(config.maxBytes().asLongValue()));
    }

    private void register(MeterRegistry registry) {
        WorkerPool workers = images.workers();
        Gauge.builder("romanesco.workers", workers, WorkerPool::workers)
                .description("Images that are in work at the same time, at most")
                .register(registry);
        Gauge.builder("romanesco.workers.busy", workers, WorkerPool::busy)
                .description("Images that are in work")
                .register(registry);
        Gauge.builder("romanesco.workers.queued", workers, WorkerPool::queued)
                .description("Images that wait in the process for a worker")
                .register(registry);
        Gauge.builder("romanesco.in.flight.bytes", images.bytes(), ByteBudget::used)
                .description("Bytes of images without an acknowledged result")
                .register(registry);
    }

    private static void registerBackground(MeterRegistry registry, String channel, Lane lane) {
        Gauge.builder("romanesco.background.workers.busy", lane.workers(), WorkerPool::busy)
                .description("Background images that are in work")
                .tag("channel", channel)
                .register(registry);
        Gauge.builder("romanesco.background.in.flight.bytes", lane.bytes(), ByteBudget::used)
                .description("Bytes of background images without an acknowledged result")
                .tag("channel", channel)
                .register(registry);
    }
}

package io.romanesco.inference.scheduling;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.romanesco.inference.scheduling.FairQueues.Key;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;
import java.util.stream.LongStream;

/** Waiting jobs, waiting time and inference time by model and class of work. */
@Singleton
class InferenceMetrics {

    private static final Duration[] BUCKETS =
            LongStream.of(1, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 15_000, 60_000)
                    .mapToObj(Duration::ofMillis)
                    .toArray(Duration[]::new);

    private final MeterRegistry registry;
    private final Map<Key, Meters> meters = new ConcurrentHashMap<>();

    InferenceMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    private record Meters(Timer waiting, Timer running) {}

    /** Creates a queue's meters with its first job. */
    void register(Key key, ToIntFunction<Key> waiting) {
        meters.computeIfAbsent(key, _ -> create(key, waiting));
    }

    void began(Key key, long waitedNanos) {
        meters.get(key).waiting.record(Duration.ofNanos(waitedNanos));
    }

    void ended(Key key, long nanos) {
        meters.get(key).running.record(Duration.ofNanos(nanos));
    }

    private Meters create(Key key, ToIntFunction<Key> waiting) {
        Tags tags = Tags.of("class", key.workClass().label(), "model", key.model());
        Gauge.builder("romanesco.inference.waiting", key, waiting::applyAsInt)
                .description("Images and requests that wait for an inference")
                .tags(tags)
                .strongReference(true)
                .register(registry);
        return new Meters(
                Timer.builder("romanesco.inference.wait")
                        .description("Waiting for an inference thread")
                        .tags(tags)
                        .serviceLevelObjectives(BUCKETS)
                        .register(registry),
                Timer.builder("romanesco.inference.run")
                        .description("Inference threads' time, once for each batch")
                        .tags(tags)
                        .register(registry));
    }
}

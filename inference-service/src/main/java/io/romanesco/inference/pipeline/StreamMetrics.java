package io.romanesco.inference.pipeline;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * What is counted and timed while images pass. Made at start, so that the meters are there before
 * them.
 */
@Startup
@ApplicationScoped
public class StreamMetrics {

    private static final Duration[] STAGE_BUCKETS =
            millis(1, 2.5, 5, 10, 25, 50, 75, 100, 150, 250, 500, 1000, 2500);
    private static final Duration[] QUEUE_BUCKETS =
            millis(5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 15_000, 60_000, 300_000);

    private static final String FAILED = "failed";
    private static final String UNEXPECTED = "unexpected";

    private final MeterRegistry registry;
    private final Timer queue;
    private final Timer decode;
    private final Timer color;

    StreamMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.queue =
                timer(
                                "romanesco.queue",
                                "Waiting: for a worker since submission, then for the model",
                                QUEUE_BUCKETS)
                        .register(registry);
        this.decode =
                timer("romanesco.decode", "Decoding a picture", STAGE_BUCKETS).register(registry);
        this.color =
                timer("romanesco.color", "Scoring its colours", STAGE_BUCKETS).register(registry);
    }

    void queued(Duration time) {
        queue.record(time);
    }

    void decoded(long nanos) {
        decode.record(Duration.ofNanos(nanos));
    }

    void colored(long nanos) {
        color.record(Duration.ofNanos(nanos));
    }

    void inferred(String model, long nanos) {
        timer("romanesco.inference", "Resize and model, of the batch it was in", STAGE_BUCKETS)
                .tag("model", model)
                .register(registry)
                .record(Duration.ofNanos(nanos));
    }

    /** Counts an image by what became of it. */
    public void finished(String outcome, String reason, String model) {
        images(outcome, reason, model).increment();
    }

    /** Counts an image that nobody knows how to process. */
    public void failed(String model) {
        finished(FAILED, UNEXPECTED, model);
    }

    /** Shows that none has failed: a counter that begins with 1 has not grown for Prometheus. */
    public void noneFailed(String model) {
        images(FAILED, UNEXPECTED, model);
    }

    private Counter images(String outcome, String reason, String model) {
        return Counter.builder("romanesco.images")
                .description("Images by outcome and reason")
                .tags("outcome", outcome, "reason", reason, "model", model)
                .register(registry);
    }

    private static Timer.Builder timer(String name, String description, Duration[] buckets) {
        return Timer.builder(name).description(description).serviceLevelObjectives(buckets);
    }

    private static Duration[] millis(double... values) {
        Duration[] durations = new Duration[values.length];
        for (int i = 0; i < values.length; i++) {
            durations[i] = Duration.ofNanos((long) (values[i] * 1e6));
        }
        return durations;
    }
}

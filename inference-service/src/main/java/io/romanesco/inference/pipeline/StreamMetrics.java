package io.romanesco.inference.pipeline;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import io.romanesco.inference.pipeline.StageTimer.Stage;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Counters and timers of the stream. Created at start, so that the meters exist before images. */
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
                                "Waiting for a worker since submission, then for the model",
                                QUEUE_BUCKETS)
                        .register(registry);
        this.decode =
                timer("romanesco.decode", "Decoding an image", STAGE_BUCKETS).register(registry);
        this.color =
                timer("romanesco.color", "Scoring the palettes", STAGE_BUCKETS).register(registry);
    }

    void queued(long nanos) {
        queue.record(Duration.ofNanos(nanos));
    }

    /** Records the stages of an image that all its models share. */
    void analysed(StageTimer timer) {
        decode.record(Duration.ofNanos(timer.nanos(Stage.DECODE)));
        color.record(Duration.ofNanos(timer.nanos(Stage.COLOR)));
    }

    /** Records the answer of one of its models. */
    void inferred(StageTimer timer, String model) {
        timer("romanesco.inference", "Resizing and inference, for the whole batch", STAGE_BUCKETS)
                .tag("model", model)
                .register(registry)
                .record(Duration.ofNanos(timer.nanos(Stage.INFERENCE)));
    }

    /** Counts a result by its outcome: an image has one of each of its models. */
    public void finished(String outcome, String reason, String model) {
        images(outcome, reason, model).increment();
    }

    /** Counts an image that failed for an unknown reason. */
    public void failed(String model) {
        finished(FAILED, UNEXPECTED, model);
    }

    /**
     * Starts the counter of failures at 0: Prometheus sees no increase in a counter that starts at
     * 1.
     */
    public void noneFailed(String model) {
        images(FAILED, UNEXPECTED, model);
    }

    private Counter images(String outcome, String reason, String model) {
        return Counter.builder("romanesco.images")
                .description("Results by outcome and reason, one for each image and model")
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

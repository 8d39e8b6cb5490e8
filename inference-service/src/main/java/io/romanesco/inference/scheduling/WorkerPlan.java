package io.romanesco.inference.scheduling;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * How much is in work at the same time.
 *
 * @param inferences inferences that run side by side, at least 1
 * @param maxBatch images in one inference, at most
 * @param workers threads that decode images and wait for their inferences
 * @param capacity images that are in work or wait in the process for a worker
 */
record WorkerPlan(int inferences, int maxBatch, int workers, int capacity) {

    /**
     * Plans as configured, else by the processors.
     *
     * @param sessionThreads threads inside one inference
     * @throws IllegalArgumentException for a setting below 1
     */
    static WorkerPlan of(WorkersConfig config, int sessionThreads, int processors) {
        int inferences =
                config.count()
                        .orElse(
                                Math.max(
                                        1,
                                        processors / positive("session.threads", sessionThreads)));
        int inInference =
                positive("workers.count", inferences) * positive("workers.batch", config.batch());
        int workers = inInference + config.decoding().orElse(inInference);
        return new WorkerPlan(inferences, config.batch(), workers, workers + config.queue());
    }

    /** Inferences of background work that run side by side, at most: all but one, at least 1. */
    int backgroundInferences() {
        return Math.max(1, inferences - 1);
    }

    /**
     * Threads that run inferences. With a single inference, background work has a thread of its own
     * beside it, and the operating system shares the processor between the two.
     */
    int inferenceThreads() {
        return Math.max(2, inferences);
    }

    /**
     * Threads of each background channel. By default one decodes while the others wait for their
     * inferences.
     *
     * @throws IllegalArgumentException for a setting below 1
     */
    int backgroundWorkers(OptionalInt configured) {
        return positive(
                "fairness.background.workers", configured.orElse(backgroundInferences() + 1));
    }

    /**
     * How many waiting images an inference takes that begins. It takes only its share: with all of
     * them, the inferences that end next would have nothing to do.
     *
     * @param waiting images that wait for the same model in the same class, at least 1
     * @param most images that one inference may take, at least 1
     */
    int share(int waiting, WorkClass workClass, int most) {
        int sideBySide = workClass.isBackground() ? backgroundInferences() : inferences;
        return Math.min(most, Math.ceilDiv(waiting, sideBySide));
    }

    /**
     * How many images one inference may take so that it ends in time.
     *
     * @param most images that it may take in any case, at least 1
     * @param millisPerImage measured; 0 where unknown
     * @return at least 1
     */
    int withinTime(int most, double millisPerImage, Duration longest) {
        return millisPerImage == 0
                ? most
                : Math.clamp((long) (longest.toMillis() / millisPerImage), 1, most);
    }

    private static int positive(String setting, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(
                    "romanesco.%s is %d, but must be at least 1".formatted(setting, value));
        }
        return value;
    }
}

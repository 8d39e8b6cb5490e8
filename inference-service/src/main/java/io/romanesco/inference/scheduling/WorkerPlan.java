package io.romanesco.inference.scheduling;

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

    /**
     * How many waiting images an inference takes that begins. It takes only its share: with all of
     * them, the inferences that end next would have nothing to do.
     *
     * @param waiting images that wait for the same model, at least 1
     * @param most images that one inference may take, at least 1
     */
    int share(int waiting, int most) {
        return Math.min(most, Math.ceilDiv(waiting, inferences));
    }

    private static int positive(String setting, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(
                    "romanesco.%s is %d, but must be at least 1".formatted(setting, value));
        }
        return value;
    }
}

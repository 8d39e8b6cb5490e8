package io.romanesco.inference.scheduling;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** Batchers without an application. */
final class Batchers {

    private Batchers() {}

    static InferenceBatcher of(WorkerPlan plan) {
        return of(plan, new SimpleMeterRegistry());
    }

    static InferenceBatcher of(WorkerPlan plan, SimpleMeterRegistry registry) {
        return new InferenceBatcher(plan, Fairness.DEFAULT, new InferenceMetrics(registry));
    }
}

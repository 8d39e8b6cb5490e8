package io.romanesco.inference.pipeline;

import io.romanesco.contract.Timings;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;

/** Adds up the time that one image takes, by stage. For one thread. */
final class StageTimer {

    private final Map<Stage, Long> nanos = new EnumMap<>(Stage.class);

    enum Stage {
        /** Waiting for a worker, then for the model. */
        QUEUE,
        DECODE,
        COLOR,
        /** The whole batch that the image was in. */
        INFERENCE
    }

    /** Another one that goes on from here. */
    StageTimer copy() {
        StageTimer copy = new StageTimer();
        copy.nanos.putAll(nanos);
        return copy;
    }

    /** Runs a part of a stage. */
    <T> T time(Stage stage, Supplier<T> work) {
        long start = System.nanoTime();
        try {
            return work.get();
        } finally {
            add(stage, System.nanoTime() - start);
        }
    }

    void add(Stage stage, long spent) {
        nanos.merge(stage, spent, Long::sum);
    }

    /** Nanoseconds of a stage that was reached. */
    long nanos(Stage stage) {
        return nanos.get(stage);
    }

    Timings timings() {
        return new Timings(
                millis(Stage.QUEUE),
                millis(Stage.DECODE),
                millis(Stage.COLOR),
                millis(Stage.INFERENCE));
    }

    /** Milliseconds with three decimals; null for a stage that was not reached. */
    private Double millis(Stage stage) {
        Long spent = nanos.get(stage);
        return spent == null ? null : Math.round(spent / 1e3) / 1e3;
    }
}

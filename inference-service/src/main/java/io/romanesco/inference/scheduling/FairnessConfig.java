package io.romanesco.inference.scheduling;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalInt;

/** How models and classes of work share the inference threads. */
@ConfigMapping(prefix = "romanesco.fairness")
public interface FairnessConfig {

    /** Share of the inference time by class of work. */
    Weights weights();

    /**
     * Longest inference that a batch may make, by the measured time of the model's earlier ones.
     * Others wait that long at most for a thread. A single image may take longer.
     */
    @WithDefault("500ms")
    Duration longestBatch();

    /** What shadow models and re-classification may use. */
    Background background();

    /**
     * When several classes wait, each gets inference time in proportion to its weight, at least 1.
     */
    interface Weights {

        /** Frames of cameras. */
        @WithDefault("8")
        int live();

        /** Uploads. */
        @WithDefault("8")
        int upload();

        /** Requests of the Open Inference Protocol. */
        @WithDefault("4")
        int protocol();

        /** Golden pictures of a version that is being verified. */
        @WithDefault("4")
        int verify();

        /** Re-classification of stored images. */
        @WithDefault("2")
        int reclassify();

        /** Shadow models. */
        @WithDefault("1")
        int shadow();

        /** The weight of a class. */
        default int of(WorkClass workClass) {
            return switch (workClass) {
                case LIVE -> live();
                case UPLOAD -> upload();
                case PROTOCOL -> protocol();
                case VERIFY -> verify();
                case RECLASSIFY -> reclassify();
                case SHADOW -> shadow();
            };
        }
    }

    /** Bounds for each background channel, so that it cannot hold up uploads. */
    interface Background {

        /**
         * Threads that decode images and wait for their inferences. By default one more than the
         * inferences that background work may run at once.
         */
        OptionalInt workers();

        /** Bytes of encoded images in flight. A larger image is processed alone. */
        @WithDefault("16M")
        MemorySize maxBytes();

        /**
         * Part of {@code romanesco.decode.max-memory} for all background images together. A larger
         * image is decoded alone.
         */
        @WithDefault("128M")
        MemorySize maxMemory();
    }
}

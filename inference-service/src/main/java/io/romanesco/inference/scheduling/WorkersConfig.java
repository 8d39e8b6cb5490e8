package io.romanesco.inference.scheduling;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalInt;

/** Who does the work. */
@ConfigMapping(prefix = "romanesco.workers")
public interface WorkersConfig {

    /**
     * Inferences at the same time; absent: processors divided by the threads inside one inference.
     */
    OptionalInt count();

    /**
     * Pictures that are decoded and scored meanwhile, beside those; absent: as many as there are in
     * the inferences, so that a whole batch waits when one ends.
     */
    OptionalInt decoding();

    /**
     * Pictures in one inference, at most: what is waiting is shared among the inferences, and
     * nobody waits for more, so a picture that comes alone goes alone. Full batches of 4 take a
     * twentieth less of a processor than pictures one by one; 2 gain nothing (deploy/bench). Larger
     * ones are for a GPU.
     */
    @WithDefault("4")
    int batch();

    /** Pictures that wait in the process for a worker; more of them stay in Kafka. */
    @WithDefault("4")
    int queue();

    /**
     * Bytes of all images that workers have taken and that have no acknowledged result yet; one
     * that has more comes alone. For many processors and photographs of megabytes more keeps them
     * busy. Kafka's client holds some images beside these (max.poll.records).
     */
    @WithDefault("64M")
    MemorySize maxBytes();

    /** How long a stop waits for what is in work; the rest is done again by another instance. */
    @WithDefault("3s")
    Duration stopTimeout();
}

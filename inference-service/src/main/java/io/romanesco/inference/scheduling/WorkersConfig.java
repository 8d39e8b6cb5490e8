package io.romanesco.inference.scheduling;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalInt;

/** How many images are in work at the same time. */
@ConfigMapping(prefix = "romanesco.workers")
public interface WorkersConfig {

    /** Inferences that run side by side; absent: processors divided by the session's threads. */
    OptionalInt count();

    /**
     * Images that are decoded meanwhile; absent: as many as the inferences hold, so that a whole
     * batch waits when an inference ends.
     */
    OptionalInt decoding();

    /**
     * Images in one inference, at most. An inference takes what is waiting and never waits for
     * more. Batches of 4 save a twentieth of the processor time under load; larger ones are for a
     * GPU.
     */
    @WithDefault("4")
    int batch();

    /** Images that wait in the process for a worker; others stay in Kafka. */
    @WithDefault("4")
    int queue();

    /**
     * Bytes of the images that are taken from Kafka and have no acknowledged result. A larger image
     * is taken alone. Kafka's client holds a few more images (max.poll.records).
     */
    @WithDefault("64M")
    MemorySize maxBytes();

    /** How long a stop waits for images in work; other instances process the rest. */
    @WithDefault("3s")
    Duration stopTimeout();
}

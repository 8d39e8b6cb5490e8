package io.romanesco.inference.scheduling;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalInt;

/** How many images a worker processes at once. */
@ConfigMapping(prefix = "romanesco.workers")
public interface WorkersConfig {

    /**
     * Inferences that run at once. By default the number of processors divided by {@code
     * romanesco.session.threads}.
     */
    OptionalInt count();

    /**
     * Threads that decode while others wait for their inferences. By default {@code count} times
     * {@code batch}, so that a full batch waits when an inference ends.
     */
    OptionalInt decoding();

    /**
     * Maximum number of images in one inference. An inference takes images that already wait and
     * never waits for more. Under load, batches of 4 save a twentieth of the processor time; larger
     * ones save no more.
     */
    @WithDefault("4")
    int batch();

    /** Images that wait in the process for a thread. Others stay in Kafka. */
    @WithDefault("4")
    int queue();

    /**
     * Bytes of encoded images that a worker holds, from Kafka until the result is acknowledged. A
     * larger image is processed alone. Kafka's client holds a few more images ({@code
     * max.poll.records}).
     */
    @WithDefault("64M")
    MemorySize maxBytes();

    /** How long a stop waits for images in progress. Other instances process the rest. */
    @WithDefault("3s")
    Duration stopTimeout();
}

package io.romanesco.inference.config;

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

    /** Pictures that are decoded and scored meanwhile, beside those. */
    @WithDefault("1")
    int decoding();

    /**
     * Pictures in one inference, at most: what is waiting is taken along, and nobody waits for
     * more. On a processor a full batch of 4 saves some CPU an image, if enough decoded pictures
     * wait (decoding, queue), and a short burst takes longer; else for a GPU.
     */
    @WithDefault("1")
    int batch();

    /** Pictures that wait in the process for a worker; more of them stay in Kafka. */
    @WithDefault("2")
    int queue();

    /** How long a stop waits for what is in work; the rest is done again by another instance. */
    @WithDefault("3s")
    Duration stopTimeout();
}

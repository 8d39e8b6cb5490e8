package io.romanesco.inference.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalInt;

/** Who does the work. */
@ConfigMapping(prefix = "romanesco.workers")
public interface WorkersConfig {

    /** Pictures in work at the same time; absent: processors divided by the session's threads. */
    OptionalInt count();

    /** Pictures that wait in the process for a worker; more of them stay in Kafka. */
    @WithDefault("2")
    int queue();

    /** How long a stop waits for what is in work; the rest is done again by another instance. */
    @WithDefault("3s")
    Duration stopTimeout();
}

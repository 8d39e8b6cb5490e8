package io.romanesco.api.platform;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Retries of Kafka records that could not be processed. */
@ConfigMapping(prefix = "romanesco.stream")
public interface StreamConfig {

    /**
     * Pause before the first retry. Each further pause is twice as long, up to {@code
     * longest-pause}.
     */
    @WithDefault("PT0.2S")
    Duration firstPause();

    /** Longest pause between two retries. */
    @WithDefault("PT5S")
    Duration longestPause();

    /**
     * Attempts to process a record that fails for an unknown reason. Then it becomes a dead letter.
     */
    @WithDefault("8")
    int triesOfUnknown();
}

package io.romanesco.api.platform;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How consumers retry. */
@ConfigMapping(prefix = "romanesco.stream")
public interface StreamConfig {

    /** Pause before the first retry; it doubles up to {@link #longestPause()}. */
    @WithDefault("PT0.2S")
    Duration firstPause();

    /** Longest pause between two retries. */
    @WithDefault("PT5S")
    Duration longestPause();

    /** Tries of a record that fails for an unknown reason, until it becomes a dead letter. */
    @WithDefault("8")
    int triesOfUnknown();
}

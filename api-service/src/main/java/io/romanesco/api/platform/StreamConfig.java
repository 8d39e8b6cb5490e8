package io.romanesco.api.platform;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How consumers behave when something they need is broken. */
@ConfigMapping(prefix = "romanesco.stream")
public interface StreamConfig {

    /** Pause before the first new try; it doubles up to {@link #longestPause()}. */
    @WithDefault("PT0.2S")
    Duration firstPause();

    /** Longest pause between two tries. */
    @WithDefault("PT5S")
    Duration longestPause();

    /**
     * How often a record is tried that fails for an unknown reason, before it becomes a dead
     * letter.
     */
    @WithDefault("8")
    int triesOfUnknown();
}

package io.romanesco.api.statistics;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The statistics. */
@ConfigMapping(prefix = "romanesco.statistics")
public interface StatsConfig {

    /** How long the statistics are kept before they are counted again. */
    @WithDefault("PT5S")
    Duration maxAge();
}

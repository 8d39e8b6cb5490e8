package io.romanesco.api.statistics;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Counts of images, shown as statistics. */
@ConfigMapping(prefix = "romanesco.statistics")
public interface StatsConfig {

    /** How long counts are reused before the images are counted again. */
    @WithDefault("PT5S")
    Duration maxAge();
}

package io.romanesco.api.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Sizes of the gallery's answers. */
@ConfigMapping(prefix = "romanesco.gallery")
public interface GalleryConfig {

    /** Images in an answer when no limit is asked for. */
    @WithDefault("20")
    int defaultLimit();

    /** Rows that a random sample is drawn from: the next ones from a random place on. */
    @WithDefault("2000")
    int sampleWindow();

    /**
     * Pages and samples that are read at a time, at least 1; the next wait, and equal ones get one
     * answer. Fewer than the connections to the database, or uploads wait for readers.
     */
    @WithDefault("2")
    int concurrentQueries();

    /** How long the statistics are kept before they are counted again. */
    @WithDefault("PT5S")
    Duration statsAge();
}

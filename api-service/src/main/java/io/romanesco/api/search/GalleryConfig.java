package io.romanesco.api.search;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Sizes of the gallery's answers. */
@ConfigMapping(prefix = "romanesco.gallery")
public interface GalleryConfig {

    /** Images in an answer when no limit is asked for. */
    @WithDefault("20")
    int defaultLimit();

    /**
     * Rows that a random sample is drawn from: the next ones from a random place on, at least 100.
     * An image's chance is even but for about one part in the square root of it; a sample costs
     * about as much as it is large.
     */
    @WithDefault("1000")
    int sampleWindow();

    /**
     * Connections to the database that pages and samples are read on at a time, at least 1. Others
     * wait, and equal ones get one answer. Fewer than all connections, or uploads wait for readers.
     */
    @WithDefault("2")
    int concurrentQueries();

    /**
     * Pages and samples that are asked for on a connection at once, of those waiting: their
     * statements are sent without waiting for the answers in between. At least 1.
     */
    @WithDefault("4")
    int pipelinedQueries();

    /** How long the statistics are kept before they are counted again. */
    @WithDefault("PT5S")
    Duration statsAge();
}

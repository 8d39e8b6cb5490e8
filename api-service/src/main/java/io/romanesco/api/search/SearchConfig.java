package io.romanesco.api.search;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Sizes of pages and samples, and how many are read at once. */
@ConfigMapping(prefix = "romanesco.search")
public interface SearchConfig {

    /** Images on a page if the request has no limit. At least 1. */
    @WithDefault("20")
    int defaultLimit();

    /**
     * Rows that a random sample is drawn from: those that follow a random place. At least 100. The
     * larger it is, the more even are the chances of the images, and the slower is a sample.
     */
    @WithDefault("1000")
    int sampleWindow();

    /**
     * Pages and samples that are read at once, each on one database connection. Others wait in
     * order. At least 1, and fewer than the pool's connections, so that uploads do not wait for
     * readers.
     */
    @WithDefault("4")
    int concurrentQueries();
}

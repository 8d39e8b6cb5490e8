package io.romanesco.api.reclassifications;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Stored images that are analysed again. */
@ConfigMapping(prefix = "romanesco.reclassification")
public interface ReclassificationConfig {

    /**
     * Jobs that send images at a time, of all replicas together; further ones wait for their turn.
     * At least 1.
     */
    @WithDefault("2")
    int maxRunning();

    /**
     * Images of a job that wait for their results at a time. More keep many workers busy; fewer
     * leave less to do when a job is cancelled. At least 1.
     */
    @WithDefault("64")
    int maxInFlight();

    /** Originals that are read from the archive at once; each is in memory until Kafka has it. */
    @WithDefault("4")
    int concurrentReads();

    /** Time between two looks at what is to be done. At least one second. */
    @WithDefault("1s")
    Duration checkEvery();

    /** Time after which another replica takes over the job of one that no longer answers. */
    @WithDefault("PT15S")
    Duration leaseTime();

    /** Time without a result after which an image is sent again. */
    @WithDefault("PT30M")
    Duration resendAfter();

    /** How often an image is sent before it counts as failed. At least 1. */
    @WithDefault("3")
    int maxSends();
}

package io.romanesco.inference.sink;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Announcements of models on the topic {@code models}. */
@ConfigMapping(prefix = "romanesco.announcements")
public interface AnnouncementsConfig {

    /** This worker's name in its announcements. Two workers must not share one. */
    @WithDefault("${HOSTNAME:worker}:${quarkus.http.port}")
    String worker();

    /**
     * How often all versions are announced again, so that readers see which workers are there. They
     * forget a worker after 15 minutes.
     */
    @WithDefault("5m")
    Duration every();
}

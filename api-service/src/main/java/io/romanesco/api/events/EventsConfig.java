package io.romanesco.api.events;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Server-sent events, and notifications between replicas. */
@ConfigMapping(prefix = "romanesco.events")
public interface EventsConfig {

    /** Time between the comments that keep a quiet stream open. */
    @WithDefault("PT15S")
    Duration heartbeat();

    /** Most events that wait for a slow client; with more it is cut off. */
    @WithDefault("1024")
    int clientBuffer();

    /** Pause before the service reconnects a lost connection for notifications. */
    @WithDefault("PT1S")
    Duration reconnectPause();
}

package io.romanesco.api.events;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Server-sent events, and notifications between replicas. */
@ConfigMapping(prefix = "romanesco.events")
public interface EventsConfig {

    /** Time between the comments that keep a stream without events open. */
    @WithDefault("PT15S")
    Duration heartbeat();

    /** Maximum number of events that wait for a slow client. A client with more is disconnected. */
    @WithDefault("1024")
    int clientBuffer();

    /**
     * Pause before the service reconnects to PostgreSQL after it lost the connection for
     * notifications.
     */
    @WithDefault("PT1S")
    Duration reconnectPause();
}

package io.romanesco.api.events;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Server-sent events and how replicas tell each other of changes. */
@ConfigMapping(prefix = "romanesco.events")
public interface EventsConfig {

    /** Pause between two comments that keep a quiet stream open. */
    @WithDefault("PT15S")
    Duration heartbeat();

    /** Events that may wait for a slow client; it is cut off when there are more. */
    @WithDefault("1024")
    int clientBuffer();

    /** How long changes are collected before they are sent to the other replicas together. */
    @WithDefault("PT0.01S")
    Duration batchTime();

    /** Pause before a lost connection for notifications is opened again. */
    @WithDefault("PT1S")
    Duration reconnectPause();
}

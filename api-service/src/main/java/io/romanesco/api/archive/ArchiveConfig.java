package io.romanesco.api.archive;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Where originals are kept. */
@ConfigMapping(prefix = "romanesco.archive")
public interface ArchiveConfig {

    /** The bucket. It must exist; the service never makes it. */
    @WithDefault("romanesco-images")
    String bucket();

    /** How long a presigned URL is valid. */
    @WithDefault("PT5M")
    Duration linkLifetime();

    /**
     * Where browsers reach the object store, for presigned URLs: scheme, host and port, without a
     * path. Needed wherever that is another address than the service's own
     * (quarkus.s3.endpoint-override), which stands in for it. A proxy in between must pass on the
     * Host header unchanged.
     */
    Optional<PublicEndpoint> publicEndpoint();

    /**
     * Uploads come first: while some come, originals are stored at a pace that falls when this
     * process' timers are later than that on average, for all its processors are taken then. Below
     * 0.3 ms it measures the timers alone; a container with a quota of CPU may want more.
     */
    @WithDefault("PT0.0004S")
    Duration yieldAbove();

    /**
     * The slowest pace: longest from one original to the next. Zero: they never wait for uploads.
     */
    @WithDefault("PT0.2S")
    Duration longestYield();
}

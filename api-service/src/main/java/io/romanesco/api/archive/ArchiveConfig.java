package io.romanesco.api.archive;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Where originals are kept. */
@ConfigMapping(prefix = "romanesco.archive")
public interface ArchiveConfig {

    /** The bucket. It must exist; the service does not create it. */
    @WithDefault("romanesco-images")
    String bucket();

    /** How long a presigned URL is valid. */
    @WithDefault("PT5M")
    Duration linkLifetime();

    /**
     * Address at which browsers reach the object store, for presigned URLs: scheme, host and port,
     * without a path. By default the address that the service uses ({@code
     * quarkus.s3.endpoint-override}). A proxy in front of the store must not change the Host
     * header.
     */
    Optional<PublicEndpoint> publicEndpoint();

    /**
     * Originals that are stored at once. Each stays in memory until the object store has it. More
     * helps if the store answers slowly. Default {@code 4}.
     */
    int concurrentTransfers();
}

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
     * path. By default the service's own address of the store (quarkus.s3.endpoint-override). A
     * proxy in between must not change the Host header.
     */
    Optional<PublicEndpoint> publicEndpoint();

    /**
     * Originals that are stored at the same time. Each holds its image in memory until the object
     * store has it. More helps where the store answers slowly. Default 4.
     */
    int concurrentTransfers();
}

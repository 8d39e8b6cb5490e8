package io.romanesco.api.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
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

    /** The store's address as browsers reach it, if it differs from the service's own. */
    Optional<URI> publicEndpoint();
}

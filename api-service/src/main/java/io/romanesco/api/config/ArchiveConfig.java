package io.romanesco.api.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Where originals are kept. */
@ConfigMapping(prefix = "romanesco.archive")
public interface ArchiveConfig {

    /** The bucket. It must exist; the service never makes it. */
    @WithDefault("romanesco-images")
    String bucket();

    /** How long a presigned URL is valid. */
    @WithDefault("PT5M")
    Duration linkLifetime();
}

package io.romanesco.inference.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What is decoded at all. */
@ConfigMapping(prefix = "romanesco.decode")
public interface DecodeConfig {

    /** Largest file in bytes. */
    @WithDefault("16777216")
    long maxBytes();

    /** Largest width × height. */
    @WithDefault("64000000")
    long maxPixels();

    /** Pixels in memory at the same time, over all workers; 3 to 6 bytes of heap each. */
    @WithDefault("64000000")
    long maxPixelsInMemory();
}

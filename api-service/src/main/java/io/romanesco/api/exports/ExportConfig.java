package io.romanesco.api.exports;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Exports of many images. */
@ConfigMapping(prefix = "romanesco.exports")
public interface ExportConfig {

    /** Most images in one export. Their ids are in memory meanwhile. */
    @WithDefault("100000")
    int maxImages();

    /** Exports that run at once; further ones get 503. */
    @WithDefault("2")
    int concurrent();
}

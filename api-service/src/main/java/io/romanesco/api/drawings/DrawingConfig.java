package io.romanesco.api.drawings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Pictures with what a model found drawn on them. */
@ConfigMapping(prefix = "romanesco.drawings")
public interface DrawingConfig {

    /** Pictures that are drawn at once, each on one thread. Others wait in order. At least 1. */
    @WithDefault("1")
    int concurrent();

    /** Requests that may wait for their drawing. Further ones are answered with 503. */
    @WithDefault("32")
    int maxWaiting();

    /**
     * Largest original that is drawn on, in pixels. Decoding takes up to 10 bytes for each of them,
     * for every drawing at a time.
     */
    @WithDefault("16000000")
    int maxPixels();

    /** Larger originals are shrunk to at most so many pixels before they are drawn on. */
    @WithDefault("4000000")
    int maxDrawnPixels();
}

package io.romanesco.api.search;

/** In which order images are shown. */
public enum GalleryOrder {
    /** Latest submission first. */
    NEWEST,
    /** A uniform random sample. */
    RANDOM
}

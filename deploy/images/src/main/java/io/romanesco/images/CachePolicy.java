package io.romanesco.images;

/** What to do about the ahead-of-time class caches; the constants are the command line's words. */
enum CachePolicy {
    /** No image without one. */
    required,

    /** Where the images cannot run here, images without, and a remark. */
    auto,

    /** None. */
    off
}

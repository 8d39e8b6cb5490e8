package io.romanesco.api.images;

/** Where an image is on its way. */
public enum ImageStatus {
    /** Accepted, not classified yet. */
    PENDING,
    /** A model has said what it is. */
    CLASSIFIED,
    /** It could not be classified, and never will be: see its rejection. */
    REJECTED,
    /** It was lost on its way: see its rejection. */
    FAILED
}

package io.romanesco.api.images;

/** How far an image has come. */
public enum ImageStatus {
    /** Accepted, not classified yet. */
    PENDING,
    /** A model has said what it is. */
    CLASSIFIED,
    /** It could not be classified, and never will be: see its rejection. */
    REJECTED,
    /** Its upload was interrupted: see its rejection. */
    FAILED
}

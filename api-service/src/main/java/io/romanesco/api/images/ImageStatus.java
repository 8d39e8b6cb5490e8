package io.romanesco.api.images;

/** How far an image has come. */
public enum ImageStatus {
    /** Accepted, no result yet. */
    PENDING,
    /** A model has said what it is. */
    CLASSIFIED,
    /** A model of another task has found something in it, or nothing: see its analysis. */
    ANALYSED,
    /** It could not be analysed, and never will be: see its rejection. */
    REJECTED,
    /** Its upload was interrupted: see its rejection. */
    FAILED
}

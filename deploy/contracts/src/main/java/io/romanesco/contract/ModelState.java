package io.romanesco.contract;

/** The state of a model's version in a worker. */
public enum ModelState {
    /** Its files are not complete yet, or there is no memory for it. */
    WAITING,
    /** It is being loaded and compared with its golden pictures. */
    VERIFYING,
    /** It answers. */
    READY,
    /** It cannot be used; the reason says why. */
    REFUSED,
    /** It was unloaded or removed. */
    RETIRED
}

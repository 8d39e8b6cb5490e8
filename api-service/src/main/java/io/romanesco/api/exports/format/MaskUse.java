package io.romanesco.api.exports.format;

/** Which masks a format writes; the others need not be read. */
public enum MaskUse {
    /** None. */
    NONE,
    /** Those of a semantic map's areas, which have no box of their own. */
    AREAS,
    /** Those of objects, too. */
    ALL
}

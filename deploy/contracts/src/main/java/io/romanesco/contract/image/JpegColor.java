package io.romanesco.contract.image;

/**
 * Meaning of a JPEG's components, derived from the markers as libjpeg does it (jdapimin.c,
 * default_decompress_parms). All decoders then agree, even where the markers are wrong.
 */
public enum JpegColor {
    GREY,
    YCBCR,
    RGB,
    CMYK,
    /** CMYK as Adobe stores it: 255 is no ink. */
    INVERTED_CMYK,
    /** YCbCr of the inverted inks, with black; always as Adobe stores it. */
    YCCK;

    private static final int NO_MARKER = -1;

    /**
     * Derives the meaning.
     *
     * @param ids the components' identifiers
     * @param jfif whether there is a JFIF marker
     * @param adobeTransform of the Adobe marker; -1 without one
     */
    static JpegColor of(int[] ids, boolean jfif, int adobeTransform) {
        return switch (ids.length) {
            case 1 -> GREY;
            case 3 -> {
                if (jfif) {
                    yield YCBCR;
                }
                if (adobeTransform != NO_MARKER) {
                    yield adobeTransform == 0 ? RGB : YCBCR;
                }
                yield ids[0] == 'R' && ids[1] == 'G' && ids[2] == 'B' ? RGB : YCBCR;
            }
            default ->
                    switch (adobeTransform) {
                        case NO_MARKER -> CMYK;
                        case 0 -> INVERTED_CMYK;
                        // 2 is YCCK; 1 and anything else is wrong, and libjpeg reads YCCK.
                        default -> YCCK;
                    };
        };
    }

    /** Whether there are four components. */
    public boolean hasInks() {
        return this == CMYK || this == INVERTED_CMYK || this == YCCK;
    }
}

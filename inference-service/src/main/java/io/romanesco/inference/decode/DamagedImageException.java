package io.romanesco.inference.decode;

import java.io.IOException;

/** A decoder found pixels missing or wrong. */
public final class DamagedImageException extends IOException {

    private final boolean truncated;

    private DamagedImageException(String complaint, boolean truncated) {
        super(complaint);
        this.truncated = truncated;
    }

    /** Of a complaint in the words of libjpeg, which ImageIO's JPEG codec is made of too. */
    public static DamagedImageException of(String complaint) {
        return new DamagedImageException(complaint, complaint.startsWith("Premature end of"));
    }

    boolean isTruncated() {
        return truncated;
    }
}

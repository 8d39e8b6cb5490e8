package io.romanesco.inference.decode;

import java.io.IOException;

/** Thrown when a decoder finds missing or wrong pixels. */
public final class DamagedImageException extends IOException {

    private final boolean truncated;

    private DamagedImageException(String complaint, boolean truncated) {
        super(complaint);
        this.truncated = truncated;
    }

    /** Makes the exception from a message of libjpeg, which ImageIO's JPEG codec contains too. */
    public static DamagedImageException of(String complaint) {
        return new DamagedImageException(complaint, complaint.startsWith("Premature end of"));
    }

    boolean isTruncated() {
        return truncated;
    }
}

package io.romanesco.inference.decode.jpeg;

import java.io.IOException;

/** An error or warning of libjpeg-turbo. */
public final class TurboJpegException extends IOException {

    private final boolean warning;

    TurboJpegException(String complaint, boolean warning) {
        super(complaint);
        this.warning = warning;
    }

    /** Whether it is a warning only. */
    public boolean isWarning() {
        return warning;
    }
}

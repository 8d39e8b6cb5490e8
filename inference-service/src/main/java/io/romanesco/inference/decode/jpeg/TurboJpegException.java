package io.romanesco.inference.decode.jpeg;

import java.io.IOException;

/** The library's complaint. */
public final class TurboJpegException extends IOException {

    private final boolean warning;

    TurboJpegException(String complaint, boolean warning) {
        super(complaint);
        this.warning = warning;
    }

    /** Whether the library would have carried on. */
    public boolean isWarning() {
        return warning;
    }
}

package io.romanesco.inference.scheduling;

import java.util.Locale;

/** Who waits for a result. Decides an inference's weight, and which threads may run it. */
public enum WorkClass {
    /** A camera's frames. */
    LIVE,
    /** A person's upload. */
    UPLOAD,
    /** A client of the Open Inference Protocol. */
    PROTOCOL,
    /** A model on trial, beside the one that counts. */
    SHADOW,
    /** Stored images that get a result of another model. */
    RECLASSIFY;

    /** Whether nobody waits for the result: such work never takes the last inference thread. */
    public boolean isBackground() {
        return this == SHADOW || this == RECLASSIFY;
    }

    /** The name in settings and metrics, for example {@code upload}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

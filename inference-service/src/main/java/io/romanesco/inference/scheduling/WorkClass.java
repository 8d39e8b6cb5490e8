package io.romanesco.inference.scheduling;

import java.util.Locale;

/** The kind of work an inference is for: decides its weight, and which threads may run it. */
public enum WorkClass {
    /** A camera's frames. */
    LIVE,
    /** A person's upload. */
    UPLOAD,
    /** A client of the Open Inference Protocol. */
    PROTOCOL,
    /** A version's golden pictures, which decide whether it takes over. */
    VERIFY,
    /** A shadow model, whose results never show. */
    SHADOW,
    /** Stored images that get a result of another model. */
    RECLASSIFY;

    /** Whether it may wait: background work never takes the last inference thread. */
    public boolean isBackground() {
        return this == VERIFY || this == SHADOW || this == RECLASSIFY;
    }

    /** The name in settings and metrics, for example {@code upload}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

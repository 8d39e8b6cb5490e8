package io.romanesco.api.events;

import io.romanesco.api.images.ImageStatus;
import java.util.Locale;

/** What happened to an image; in lower case it is the name of the server-sent event. */
public enum ChangeType {
    SUBMITTED,
    ARCHIVED,
    CLASSIFIED,
    ANALYSED,
    /** A further model's result was stored; what the image shows did not change. */
    RESULT,
    REJECTED,
    FAILED,
    LABELLED,
    DELETED;

    /** The change that led to this status. */
    static ChangeType of(ImageStatus status) {
        return switch (status) {
            case PENDING -> SUBMITTED;
            case CLASSIFIED -> CLASSIFIED;
            case ANALYSED -> ANALYSED;
            case REJECTED -> REJECTED;
            case FAILED -> FAILED;
        };
    }

    /** The name on the wire. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type with that name on the wire. */
    static ChangeType named(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}

package io.romanesco.api.events;

import java.util.Locale;

/** What happened to an image; in lower case the name of a server-sent event. */
public enum ChangeType {
    SUBMITTED,
    ARCHIVED,
    CLASSIFIED,
    REJECTED,
    FAILED,
    LABELLED,
    DELETED;

    /** The name on the wire. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type of that name on the wire. */
    static ChangeType named(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}

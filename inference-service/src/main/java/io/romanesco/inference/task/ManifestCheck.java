package io.romanesco.inference.task;

import java.util.List;

/** Checks values of a model.yaml. A failed check throws with one line that names the key. */
public final class ManifestCheck {

    private ManifestCheck() {}

    /**
     * Checks that a value is there.
     *
     * @throws IllegalArgumentException when it is null
     */
    public static void present(String key, Object value) {
        if (value == null) {
            throw new IllegalArgumentException(key + " is missing");
        }
    }

    /**
     * Checks that a value is one of those supported.
     *
     * @throws IllegalArgumentException when it is another, or null
     */
    public static void supported(String key, String value, String... supported) {
        if (!List.of(supported).contains(value)) {
            throw new IllegalArgumentException(
                    "%s is %s; this service supports %s"
                            .formatted(key, value, String.join(", ", supported)));
        }
    }
}

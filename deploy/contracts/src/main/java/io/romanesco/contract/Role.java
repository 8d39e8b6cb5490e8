package io.romanesco.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a model analysed an image. */
public enum Role {
    /** Somebody asked for it, or it is the default model. */
    PRIMARY,
    /** A candidate runs beside the models in use; its results never show. */
    SHADOW,
    /** A stored image is analysed again. */
    RECLASSIFY;

    /** Its name in JSON and headers, in lower case. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role with that label. */
    public static Optional<Role> named(String label) {
        return Arrays.stream(values()).filter(role -> role.label().equals(label)).findAny();
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Role ofJson(String label) {
        return named(label)
                .orElseThrow(() -> new IllegalArgumentException("unknown role " + label));
    }
}

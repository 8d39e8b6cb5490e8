package io.romanesco.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Objects;

/** Name and version of a model. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ModelName(String name, String version) {

    public ModelName {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(version, "version");
    }

    /** As in logs and keys: {@code name/version}. */
    @Override
    public String toString() {
        return name + "/" + version;
    }
}

package io.romanesco.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;

/**
 * The value of a record on {@code policies} with the key {@code model/<name>}: which versions of a
 * model workers keep.
 *
 * @param versions {@link #LATEST} or versions by name; the first ready one answers requests without
 *     a version
 * @param shadow a version that runs on a part of the images without showing; null: none
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModelPolicy(String model, List<String> versions, Shadow shadow) {

    /** The newest version that is ready. */
    public static final String LATEST = "latest";

    public ModelPolicy {
        Objects.requireNonNull(model, "model");
        versions = versions == null || versions.isEmpty() ? List.of(LATEST) : List.copyOf(versions);
    }

    /** The policy of a model without one. */
    public static ModelPolicy latest(String model) {
        return new ModelPolicy(model, List.of(LATEST), null);
    }

    /**
     * A version on trial.
     *
     * @param percent of the images, 0 to 100
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Shadow(String version, int percent) {}

    /** The key of its record. */
    public String key() {
        return "model/" + model;
    }
}

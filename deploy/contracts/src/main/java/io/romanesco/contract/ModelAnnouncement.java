package io.romanesco.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The value of a record on {@code models}: a model that an inference-service has loaded. Its JSON
 * is {@code schemas/model-announced.schema.json}. Reading fails where a required member is missing.
 *
 * @param labels categories, in the order of the model's outputs
 * @param input size that images are scaled to
 * @param activation size of the activation map; null for a model without one
 * @param isDefault whether images that ask for no model get this one
 * @param runtime facts for operators
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModelAnnouncement(
        String name,
        String version,
        String task,
        String description,
        String licence,
        List<String> labels,
        Size input,
        Size activation,
        String precision,
        @JsonProperty("default") boolean isDefault,
        Map<String, Object> runtime,
        Instant announcedAt) {

    public ModelAnnouncement {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(labels, "labels");
        Objects.requireNonNull(announcedAt, "announcedAt");
    }

    /** The same with the size of the activation map, or null. */
    public ModelAnnouncement withActivation(Size map) {
        return new ModelAnnouncement(
                name,
                version,
                task,
                description,
                licence,
                labels,
                input,
                map,
                precision,
                isDefault,
                runtime,
                announcedAt);
    }

    /** Width and height in pixels or cells. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Size(int width, int height) {}
}

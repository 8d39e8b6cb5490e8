package io.romanesco.api.models;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A model that an inference-service has loaded, as it announced it. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        requiredProperties = {"name", "version", "labels", "input", "default", "announcedAt"},
        name = "Model")
public record ModelAnnouncement(
        @Schema(examples = "vegetables") String name,
        @Schema(examples = "1.0.0") String version,
        @Schema(examples = "classification") String task,
        String description,
        String licence,
        @Schema(description = "Categories, in the order of the model's outputs.")
                List<String> labels,
        Size input,
        @Schema(description = "Size of the activation map; absent for a model without one.")
                Size activation,
        @Schema(examples = "int8") String precision,
        @JsonProperty("default") @Schema(description = "Used for images that ask for no model.")
                boolean isDefault,
        Map<String, Object> runtime,
        Instant announcedAt) {

    /** Width and height in pixels or cells. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @Schema(requiredProperties = {"width", "height"})
    public record Size(int width, int height) {}
}

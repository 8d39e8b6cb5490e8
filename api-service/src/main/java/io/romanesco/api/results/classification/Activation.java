package io.romanesco.api.results.classification;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where the model looked: width × height numbers, 0 to 1, row by row, for the best category. */
@JsonIgnoreProperties(ignoreUnknown = true)
@Schema(requiredProperties = {"category", "width", "height", "values"})
public record Activation(
        @Schema(examples = "Carrot") String category,
        @Schema(examples = "8") int width,
        @Schema(examples = "8") int height,
        List<Float> values) {}

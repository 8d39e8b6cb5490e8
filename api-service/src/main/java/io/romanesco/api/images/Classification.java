package io.romanesco.api.images;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What one model said of one image.
 *
 * @param category the best category, always
 * @param score its probability, 0 to 1
 * @param certain false where the model should rather say that it does not know
 * @param predictions the best categories, best first, at most five
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@Schema(
        requiredProperties = {
            "model",
            "version",
            "category",
            "score",
            "certain",
            "predictions",
            "colors"
        })
public record Classification(
        @Schema(examples = "vegetables") String model,
        @Schema(examples = "1.0.0") String version,
        @Schema(examples = "Carrot") String category,
        @Schema(examples = "0.9731") double score,
        boolean certain,
        List<Prediction> predictions,
        DominantColors colors) {}

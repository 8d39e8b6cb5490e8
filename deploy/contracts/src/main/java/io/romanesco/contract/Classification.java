package io.romanesco.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Objects;

/**
 * What one model said of one image.
 *
 * @param category the best category, even where it is not certain
 * @param score its calibrated probability, 0 to 1
 * @param certain false where the score is below the model's threshold; a model without a threshold
 *     is always certain
 * @param predictions the best categories, best first, at most five
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Classification(
        String model,
        String version,
        String category,
        double score,
        boolean certain,
        List<ScoredCategory> predictions,
        DominantColors colors) {

    public Classification {
        Objects.requireNonNull(category, "category");
        Objects.requireNonNull(predictions, "predictions");
        Objects.requireNonNull(colors, "colors");
    }
}

package io.romanesco.inference.task.classification;

import io.romanesco.contract.ActivationMap;
import io.romanesco.contract.ScoredCategory;
import java.util.List;
import java.util.Optional;

/**
 * What a model sees in a picture.
 *
 * @param best the best five, best first; fewer where there are fewer labels
 * @param certainty the score that decides whether this is certain, 0..1
 * @param certain false where the model should rather say that it does not know
 * @param activation where the model looked for the best category, where the model tells
 */
public record Prediction(
        List<ScoredCategory> best,
        double certainty,
        boolean certain,
        Optional<ActivationMap> activation) {

    /** The best category. */
    public ScoredCategory top() {
        return best.getFirst();
    }
}

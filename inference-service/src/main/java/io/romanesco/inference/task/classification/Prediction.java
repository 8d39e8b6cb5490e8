package io.romanesco.inference.task.classification;

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
        List<Scored> best, double certainty, boolean certain, Optional<ActivationMap> activation) {

    /**
     * A category and its probability.
     *
     * @param category machine name
     * @param score 0..1
     */
    public record Scored(String category, double score) {}

    /** The best category. */
    public Scored top() {
        return best.getFirst();
    }
}

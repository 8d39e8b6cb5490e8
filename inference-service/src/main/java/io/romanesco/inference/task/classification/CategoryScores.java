package io.romanesco.inference.task.classification;

import io.romanesco.inference.task.InvalidOutputException;
import io.romanesco.inference.task.TensorSlice;

/** Makes scores 0..1 of a model's numbers for one image. */
final class CategoryScores {

    /** How far probabilities may leave 0..1 by rounding. */
    private static final double ROUNDING = 1e-3;

    private CategoryScores() {}

    /**
     * Probabilities as they are, within 0..1.
     *
     * @throws InvalidOutputException when one is clearly outside
     */
    static double[] probabilities(TensorSlice values) {
        double[] scores = new double[values.length()];
        for (int i = 0; i < scores.length; i++) {
            double value = values.at(i);
            if (value < -ROUNDING || value > 1 + ROUNDING) {
                throw new InvalidOutputException(
                        "output %s has the probability %s".formatted(values.name(), value));
            }
            scores[i] = Math.clamp(value, 0.0, 1.0);
        }
        return scores;
    }

    /**
     * The softmax of logits.
     *
     * @param temperature that they are divided by, more than 0
     */
    static double[] softmax(TensorSlice logits, double temperature) {
        double[] scores = new double[logits.length()];
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < scores.length; i++) {
            scores[i] = logits.at(i) / temperature;
            most = Math.max(most, scores[i]);
        }
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            scores[i] = Math.exp(scores[i] - most);
            sum += scores[i];
        }
        for (int i = 0; i < scores.length; i++) {
            scores[i] /= sum;
        }
        return scores;
    }
}

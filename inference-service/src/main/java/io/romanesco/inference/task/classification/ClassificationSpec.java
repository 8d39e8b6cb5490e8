package io.romanesco.inference.task.classification;

import io.romanesco.inference.task.ImageInput;
import java.util.List;

/**
 * What the model.yaml of a classification model says of its tensors.
 *
 * @param labels machine names of the categories, in the order of the outputs
 * @param certainty when a prediction counts as certain; null: always
 */
public record ClassificationSpec(
        ImageInput input, Outputs outputs, List<String> labels, Certainty certainty) {

    /**
     * The outputs.
     *
     * @param scores name of the output with a number for each category: [N, labels], [N, labels, 1,
     *     1] or [labels]
     * @param logits whether those numbers need a softmax; otherwise they are probabilities
     * @param temperature that logits are divided by before the softmax, more than 0
     * @param activation class activation maps; may be null
     */
    public record Outputs(
            String scores, boolean logits, double temperature, Activation activation) {

        /** Outputs with calibrated probabilities. */
        public static Outputs probabilities(String scores, Activation activation) {
            return new Outputs(scores, false, 1, activation);
        }
    }

    /**
     * Class activation maps, float32 [N, labels, height, width].
     *
     * @param name the output's name in the graph
     * @param width cells in a row
     * @param height rows
     */
    public record Activation(String name, int width, int height) {}

    /**
     * When a prediction is certain: its score reaches the threshold.
     *
     * @param score {@code output}: an output of its own, float32 [N]; {@code probability}: that of
     *     the best category
     * @param output that output's name; null for {@code probability}
     * @param threshold 0..1
     */
    public record Certainty(String score, String output, double threshold) {

        /** Whether the score comes from an output of its own. */
        public boolean fromOutput() {
            return "output".equals(score);
        }
    }
}

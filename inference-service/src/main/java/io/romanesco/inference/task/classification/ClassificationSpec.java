package io.romanesco.inference.task.classification;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.romanesco.inference.task.ImageInput;
import io.romanesco.inference.task.ManifestCheck;
import java.util.HashSet;
import java.util.List;

/**
 * What the model.yaml of a classification model says of its tensors.
 *
 * @param labels machine names of the categories, in the order of the outputs
 * @param certainty when a prediction counts as certain; null: always
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ClassificationSpec(
        ImageInput input, Outputs outputs, List<String> labels, Certainty certainty) {

    /**
     * Names of the outputs.
     *
     * @param probabilities float32 [N, labels], calibrated
     * @param activation class activation maps; may be null
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Outputs(String probabilities, Activation activation) {}

    /**
     * Class activation maps, float32 [N, labels, height, width].
     *
     * @param name the output's name in the graph
     * @param width cells in a row
     * @param height rows
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Activation(String name, int width, int height) {}

    /**
     * When a prediction is certain: its score reaches the threshold.
     *
     * @param score {@code output}: an output of its own, float32 [N]; {@code probability}: that of
     *     the best category
     * @param output that output's name; null for {@code probability}
     * @param threshold 0..1
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Certainty(String score, String output, double threshold) {

        /** Whether the score comes from an output of its own. */
        public boolean fromOutput() {
            return "output".equals(score);
        }
    }

    /**
     * Checks that this service can run such a model.
     *
     * @throws IllegalArgumentException with the key and what is wrong with it
     */
    void check() {
        ManifestCheck.present("input", input);
        ManifestCheck.present("outputs", outputs);
        ManifestCheck.present("outputs.probabilities", outputs.probabilities());
        input.check();
        if (certainty != null && certainty.fromOutput()) {
            ManifestCheck.present("certainty.output", certainty.output());
        } else if (certainty != null) {
            ManifestCheck.supported("certainty.score", certainty.score(), "probability");
        }
        if (labels == null || labels.isEmpty() || new HashSet<>(labels).size() != labels.size()) {
            throw new IllegalArgumentException("labels are missing, or one is there twice");
        }
    }
}

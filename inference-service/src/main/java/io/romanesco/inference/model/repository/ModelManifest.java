package io.romanesco.inference.model.repository;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/**
 * A model.yaml: all that the service knows of a model.
 *
 * @param name machine name, also the folder's
 * @param version version, also the folder's
 * @param task {@code classification}
 * @param licence licence of the weights; may be absent
 * @param description one line; may be absent
 * @param input the tensor that goes in
 * @param outputs the tensors that come out
 * @param labels machine names of the categories, in the order of the outputs
 * @param certainty when a prediction counts as certain; absent: always
 * @param files the model in one or more precisions, the default first
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ModelManifest(
        String name,
        String version,
        String task,
        String licence,
        String description,
        Input input,
        Outputs outputs,
        List<String> labels,
        Certainty certainty,
        List<ModelFile> files) {

    /**
     * The picture's tensor.
     *
     * @param name input's name in the graph
     * @param layout {@code NHWC}
     * @param type {@code uint8}
     * @param width pixels
     * @param height pixels
     * @param color {@code RGB}
     * @param resize how a picture gets that size
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Input(
            String name,
            String layout,
            String type,
            int width,
            int height,
            String color,
            Resize resize) {}

    /**
     * How a picture is brought to the input's size.
     *
     * @param mode {@code stretch}: aspect ratio not kept
     * @param filter {@code bilinear}: triangle filter, widened when shrinking
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Resize(String mode, String filter) {}

    /**
     * Names of the outputs.
     *
     * @param probabilities float32 [N, labels], calibrated
     * @param activation class activation maps; may be absent
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Outputs(String probabilities, Activation activation) {}

    /**
     * Class activation maps, float32 [N, labels, height, width].
     *
     * @param name output's name in the graph
     * @param width cells in a row
     * @param height rows
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Activation(String name, int width, int height) {}

    /**
     * When a prediction is certain: its score reaches the threshold.
     *
     * @param score {@code output}: an output of its own, float32 [N]; {@code probability}: the best
     *     one's
     * @param output that output's name; absent for {@code probability}
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
     * One file of the model.
     *
     * @param precision {@code fp32}, {@code int8} ...
     * @param path beside model.yaml
     * @param sha256 hexadecimal digest
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record ModelFile(String precision, String path, String sha256) {}

    /** Name and version as one word. */
    public String id() {
        return name + "/" + version;
    }
}

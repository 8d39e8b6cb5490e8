package io.romanesco.inference.task;

import io.romanesco.contract.ModelAnnouncement.Size;
import io.romanesco.inference.resample.PictureEncoder;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the tensors of one model mean, as its model.yaml says. Safe for many threads. */
public interface Task {

    /** The value of {@code task} in model.yaml. */
    String name();

    /** The image that goes in. */
    ImageInput input();

    /** Machine names of the categories, in the order of the model's outputs. */
    List<String> labels();

    /** Size of the activation map; empty for a model without one. */
    default Optional<Size> activation() {
        return Optional.empty();
    }

    /** The outputs that the graph must have, and that {@link #decode} reads. */
    List<TensorSpec> outputs();

    /** An encoder that makes the input tensor of images. It is for one thread at a time. */
    default PictureEncoder newEncoder() {
        return new PictureEncoder(input().width(), input().height());
    }

    /**
     * Makes predictions of a graph's numbers.
     *
     * @param outputs each of {@link #outputs()} by name, the images one after another
     * @param count images in the batch
     * @return one prediction an image, in their order
     */
    List<Prediction> decode(Map<String, float[]> outputs, int count);
}

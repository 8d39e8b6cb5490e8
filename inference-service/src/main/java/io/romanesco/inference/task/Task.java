package io.romanesco.inference.task;

import io.romanesco.contract.AnalysedImage;
import io.romanesco.contract.ImageResult;
import io.romanesco.contract.ModelAnnouncement;
import io.romanesco.contract.Rejection;
import io.romanesco.inference.decode.Pixels;
import io.romanesco.inference.resample.PictureEncoder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What the tensors of one model mean, as its model.yaml says. Safe for many threads. */
public interface Task {

    /** The value of {@code task} in model.yaml. */
    String name();

    /** The image that goes in. */
    ImageInput input();

    /** Machine names of the categories that predictions name, in the order of the outputs. */
    List<String> labels();

    /** Adds to a model's announcement what only this task announces. */
    default ModelAnnouncement announced(ModelAnnouncement model) {
        return model;
    }

    /** The outputs that the graph must have, and that {@link #decode} reads. */
    List<TensorSpec> outputs();

    /** An encoder that makes the input tensor of images. It is for one thread at a time. */
    default PictureEncoder newEncoder() {
        return input().newEncoder();
    }

    /**
     * Makes predictions of a graph's numbers.
     *
     * @param tensors each of {@link #outputs()} by name, the images one after another
     * @param images the images of the batch, as they were encoded
     * @return one prediction an image, in their order
     */
    default List<Prediction> decode(Map<String, Tensor> tensors, List<Pixels> images) {
        Outputs outputs = new Outputs(tensors, images.size());
        return IntStream.range(0, images.size())
                .mapToObj(image -> decode(outputs, image, images.get(image)))
                .toList();
    }

    /**
     * Makes the prediction of one image of a batch.
     *
     * @param image its place in the batch, from 0
     * @param picture the image, as it was encoded
     */
    Prediction decode(Outputs outputs, int image, Pixels picture);

    /**
     * The result for an image that cannot be analysed.
     *
     * @param at when that was found, in milliseconds
     */
    ImageResult rejected(AnalysedImage image, Rejection rejection, Instant at);
}

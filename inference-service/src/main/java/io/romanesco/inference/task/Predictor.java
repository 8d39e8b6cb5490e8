package io.romanesco.inference.task;

import io.romanesco.contract.ModelName;
import io.romanesco.inference.decode.Pixels;
import java.util.List;

/** A model that is ready to run. Safe for many threads. */
public interface Predictor {

    ModelName name();

    /** Images in one inference, at most; at least 1. */
    int maxBatch();

    /**
     * Runs one inference.
     *
     * @param images 1 to {@link #maxBatch()} images of any size
     * @return one prediction an image, in their order
     * @throws IllegalStateException when the inference fails
     */
    List<Prediction> predict(List<Pixels> images);
}

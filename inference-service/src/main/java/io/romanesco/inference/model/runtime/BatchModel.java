package io.romanesco.inference.model.runtime;

import io.romanesco.inference.decode.Pixels;
import io.romanesco.inference.task.classification.Prediction;
import java.util.List;

/** What takes several pictures in one inference. Safe for many threads. */
public interface BatchModel {

    /** Pictures that it takes at once, at least 1. */
    int largestBatch();

    /**
     * Classifies some pictures at once, at most {@link #largestBatch()}.
     *
     * @return one prediction a picture, in their order
     * @throws IllegalStateException when that fails
     */
    List<Prediction> classify(List<Pixels> pictures);
}

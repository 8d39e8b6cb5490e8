package io.romanesco.bench.evaluate;

import io.romanesco.contract.DominantColors;
import io.romanesco.inference.task.classification.CategoryPrediction;

/**
 * One picture and its result.
 *
 * @param path where it is in the data set
 * @param label its class, or {@link #OTHER}
 * @param prediction what the model said; null where the file was rejected
 * @param colors its dominant colours; null where the file was rejected
 * @param rejection why the file was rejected; empty where it was not
 */
record EvaluatedImage(
        String path,
        String label,
        CategoryPrediction prediction,
        DominantColors colors,
        String rejection) {

    /** The class of pictures outside of class folders. */
    static final String OTHER = "other";

    boolean readable() {
        return prediction != null;
    }

    boolean labelled() {
        return !OTHER.equals(label);
    }

    boolean right() {
        return prediction.top().category().equals(label);
    }
}

package io.romanesco.inference.model.registry;

import io.romanesco.inference.decode.Pixels;
import io.romanesco.inference.task.Prediction;
import io.romanesco.inference.task.Predictor;

/** Runs the inferences on golden pictures, in their share of the inference threads. */
public interface GoldenRuns {

    /**
     * What a model finds in a picture. Blocks.
     *
     * @throws RuntimeException when the inference fails
     */
    Prediction predict(Predictor model, Pixels picture);
}

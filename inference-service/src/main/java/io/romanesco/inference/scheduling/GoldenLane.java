package io.romanesco.inference.scheduling;

import io.romanesco.inference.decode.Pixels;
import io.romanesco.inference.model.registry.GoldenRuns;
import io.romanesco.inference.task.Prediction;
import io.romanesco.inference.task.Predictor;
import jakarta.inject.Singleton;

/**
 * Golden pictures take turns with images, one at a time. An inference beside the inference threads
 * would slow down every image while a version is verified.
 */
@Singleton
class GoldenLane implements GoldenRuns {

    private final InferenceBatcher batcher;

    GoldenLane(InferenceBatcher batcher) {
        this.batcher = batcher;
    }

    @Override
    public Prediction predict(Predictor model, Pixels picture) {
        try {
            return batcher.predict(model, picture, WorkClass.VERIFY).prediction();
        } catch (IllegalStateException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }
}

package io.romanesco.inference.pipeline;

import io.romanesco.contract.ImageResult;
import io.romanesco.contract.ModelName;
import java.util.List;

/**
 * The results of one image.
 *
 * @param results one of each model that answered or rejected the image
 * @param drawings of those results that were to be drawn
 * @param failures of the models that failed for an unknown reason
 */
public record Outcome(
        List<ImageResult> results, List<Drawing> drawings, List<ModelFailure> failures) {

    public Outcome {
        results = List.copyOf(results);
        drawings = List.copyOf(drawings);
        failures = List.copyOf(failures);
    }

    /** Results without drawings, of models that did not fail. */
    public static Outcome of(List<ImageResult> results) {
        return new Outcome(results, List.of(), List.of());
    }

    /**
     * A result drawn on its picture.
     *
     * @param jpeg the file
     */
    public record Drawing(ImageResult result, byte[] jpeg) {}

    /** A model that failed, and why. */
    public record ModelFailure(ModelName model, Throwable cause) {}
}

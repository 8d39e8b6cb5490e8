package io.romanesco.inference.pipeline;

import io.romanesco.contract.ImageResult;
import io.romanesco.contract.ModelName;
import java.util.List;
import java.util.stream.Stream;

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

    /** This outcome, followed by that of further models. */
    Outcome with(Outcome further) {
        return new Outcome(
                joined(results, further.results),
                joined(drawings, further.drawings),
                joined(failures, further.failures));
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
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

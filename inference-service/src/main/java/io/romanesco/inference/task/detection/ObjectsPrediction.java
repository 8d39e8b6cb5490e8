package io.romanesco.inference.task.detection;

import io.romanesco.contract.AnalysedImage;
import io.romanesco.contract.AnnotationResult.Annotated;
import io.romanesco.contract.DetectedObject;
import io.romanesco.contract.DominantColors;
import io.romanesco.contract.ImageResult;
import io.romanesco.inference.task.Prediction;
import java.time.Instant;
import java.util.List;

/**
 * The objects in an image.
 *
 * @param objects best first; may be empty
 */
public record ObjectsPrediction(List<FoundObject> objects) implements Prediction {

    @Override
    public ImageResult result(AnalysedImage image, DominantColors colors, Instant at) {
        return new Annotated(
                image, at, DetectionTask.NAME, found(image.width(), image.height()), null, colors);
    }

    @Override
    public List<DetectedObject> found(int width, int height) {
        return objects.stream().map(object -> object.in(width, height)).toList();
    }
}

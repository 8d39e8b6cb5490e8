package io.romanesco.inference.task.detection;

import io.romanesco.contract.AnalysedImage;
import io.romanesco.contract.AnnotationResult.Annotated;
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
                image,
                at,
                DetectionTask.NAME,
                objects.stream().map(object -> object.in(image.width(), image.height())).toList(),
                null,
                colors);
    }
}

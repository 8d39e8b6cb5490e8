package io.romanesco.inference.task.segmentation;

import io.romanesco.contract.AnalysedImage;
import io.romanesco.contract.AnnotationResult.Annotated;
import io.romanesco.contract.DetectedObject;
import io.romanesco.contract.DominantColors;
import io.romanesco.contract.ImageResult;
import io.romanesco.contract.mask.CocoRle;
import io.romanesco.inference.task.Prediction;
import io.romanesco.inference.task.detection.FoundObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The objects in an image with their masks. Masks are drawn when a result is made, which takes
 * processor time.
 *
 * @param instances best first; may be empty
 */
record InstancesPrediction(List<Instance> instances) implements Prediction {

    /** One of them. */
    record Instance(FoundObject object, InstanceMask mask) {}

    @Override
    public ImageResult result(AnalysedImage image, DominantColors colors, Instant at) {
        return new Annotated(
                image, at, InstancesTask.NAME, found(image.width(), image.height()), null, colors);
    }

    /** Objects whose mask has no pixel are left out. */
    @Override
    public List<DetectedObject> found(int width, int height) {
        List<DetectedObject> found = new ArrayList<>();
        long runs = 0;
        for (Instance instance : instances) {
            CocoRle mask = instance.mask.draw(width, height);
            runs += mask.runs();
            RunLimit.check(runs);
            if (!mask.isEmpty()) {
                FoundObject object = instance.object;
                found.add(
                        new DetectedObject(
                                object.category(),
                                object.score(),
                                object.pixels(width, height),
                                mask.mask()));
            }
        }
        return found;
    }
}

package io.romanesco.inference.task;

import io.romanesco.contract.AnalysedImage;
import io.romanesco.contract.DetectedObject;
import io.romanesco.contract.DominantColors;
import io.romanesco.contract.ImageResult;
import java.time.Instant;
import java.util.List;

/** What a model says of one image. */
public interface Prediction {

    /**
     * The result that is sent, with what else is known of the image.
     *
     * @param at when it was found, in milliseconds
     * @throws InvalidOutputException when the output makes no sense in a picture of that size
     */
    ImageResult result(AnalysedImage image, DominantColors colors, Instant at);

    /**
     * The same in one form for every task, to be compared with golden pictures: the best category
     * of the picture, without a box; the objects with their boxes; or each category of a semantic
     * map with its share of the picture as score, without a box.
     *
     * @param width of the picture as oriented, in pixels: boxes are in these pixels
     * @param height of the picture as oriented, in pixels
     */
    List<DetectedObject> found(int width, int height);
}

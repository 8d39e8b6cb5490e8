package io.romanesco.inference.task;

import io.romanesco.contract.AnalysedImage;
import io.romanesco.contract.DominantColors;
import io.romanesco.contract.ImageResult;
import java.time.Instant;

/** What a model says of one image. */
public interface Prediction {

    /**
     * The result that is sent, with what else is known of the image.
     *
     * @param at when it was found, in milliseconds
     */
    ImageResult result(AnalysedImage image, DominantColors colors, Instant at);
}

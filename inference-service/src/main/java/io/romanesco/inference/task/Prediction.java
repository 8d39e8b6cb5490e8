package io.romanesco.inference.task;

import io.romanesco.contract.ClassificationResult;

/** What a model says of one image. */
public interface Prediction {

    /** The result that is sent, with what else is known of the image. */
    ClassificationResult result(AnalysedImage image);
}

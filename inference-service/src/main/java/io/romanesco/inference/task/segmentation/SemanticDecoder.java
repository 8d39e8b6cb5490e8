package io.romanesco.inference.task.segmentation;

import io.romanesco.inference.task.Outputs;
import io.romanesco.inference.task.TensorSpec;

/** Reads the category of each pixel. Pure and safe for many threads. */
interface SemanticDecoder {

    /** The output that it reads. */
    TensorSpec output();

    /**
     * The categories of one image.
     *
     * @param image its number in the batch
     * @param frame where it lies in the model's input
     * @throws io.romanesco.inference.task.InvalidOutputException when the output makes no sense
     */
    PixelCategories categories(Outputs outputs, int image, InputFrame frame);
}

package io.romanesco.inference.task.segmentation;

import io.romanesco.inference.task.Outputs;
import io.romanesco.inference.task.TensorSpec;
import io.romanesco.inference.task.detection.BoxDecoder;
import io.romanesco.inference.task.detection.Candidate;
import java.util.List;

/** Reads the boxes and masks of one kind of model. Pure and safe for many threads. */
interface InstanceDecoder {

    /** Reads the boxes. */
    BoxDecoder boxes();

    /** The outputs that it reads in addition to the boxes' outputs. */
    List<TensorSpec> outputs();

    /**
     * The masks of one image.
     *
     * @param image its number in the batch
     * @param frame where it lies in the model's input
     * @throws io.romanesco.inference.task.InvalidOutputException when the outputs make no sense
     */
    Masks masks(Outputs outputs, int image, InputFrame frame);

    /** The masks of one image. */
    @FunctionalInterface
    interface Masks {

        /** The mask of one of its objects. */
        InstanceMask of(Candidate candidate);
    }
}

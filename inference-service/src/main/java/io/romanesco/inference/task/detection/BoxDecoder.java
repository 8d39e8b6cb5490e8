package io.romanesco.inference.task.detection;

import io.romanesco.inference.task.Outputs;
import io.romanesco.inference.task.TensorSpec;
import java.util.List;

/** Reads the rows of one kind of detection head. Pure and safe for many threads. */
public interface BoxDecoder {

    /** The outputs that it reads. */
    List<TensorSpec> outputs();

    /** Whether a row may become several objects, one for each category. */
    boolean multiLabel();

    /**
     * The rows of one image.
     *
     * @param image its number in the batch
     * @throws io.romanesco.inference.task.InvalidOutputException when the outputs make no sense
     */
    CandidateRows rows(Outputs outputs, int image);
}

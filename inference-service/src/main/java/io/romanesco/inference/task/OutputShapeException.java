package io.romanesco.inference.task;

import java.util.Arrays;

/**
 * An output has another shape than model.yaml says. It would have it for every image, so such a
 * model is refused when it is loaded.
 */
public final class OutputShapeException extends InvalidOutputException {

    private static final long serialVersionUID = 1L;

    /**
     * An output of a wrong shape.
     *
     * @param output its name
     * @param found its shape
     * @param wanted what model.yaml calls for, in words or sizes
     */
    public OutputShapeException(String output, long[] found, String wanted) {
        super(
                "output %s is %s, but model.yaml calls for %s"
                        .formatted(output, Arrays.toString(found), wanted));
    }
}

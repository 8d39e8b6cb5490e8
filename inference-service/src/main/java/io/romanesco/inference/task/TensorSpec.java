package io.romanesco.inference.task;

import java.util.List;

/**
 * A tensor that a graph must have.
 *
 * @param name its name in the graph
 * @param shape sizes of the dimensions; {@link #BATCH} for the number of images
 */
public record TensorSpec(String name, Type type, List<Integer> shape) {

    /** The first dimension, of any size. */
    public static final int BATCH = -1;

    /** Element types, named as ONNX Runtime names them. */
    public enum Type {
        UINT8,
        FLOAT
    }

    /** A float output. */
    public static TensorSpec floats(String name, Integer... shape) {
        return new TensorSpec(name, Type.FLOAT, List.of(shape));
    }
}

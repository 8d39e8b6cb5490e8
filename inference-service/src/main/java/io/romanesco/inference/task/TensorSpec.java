package io.romanesco.inference.task;

import java.util.List;
import java.util.stream.Stream;

/**
 * A tensor that a graph must have.
 *
 * @param name its name in the graph
 * @param shapes the shapes that it may have, at least one. Each lists the sizes of the dimensions:
 *     {@link #BATCH} for the number of images, {@link #ANY} for a size that does not matter
 */
public record TensorSpec(String name, Type type, List<List<Integer>> shapes) {

    /** A dimension of any size. */
    public static final int ANY = -1;

    /** The first dimension where a graph takes several images. */
    public static final int BATCH = ANY;

    /** Element types, named as ONNX Runtime names them. */
    public enum Type {
        UINT8,
        FLOAT16,
        FLOAT,
        /** Any type of numbers, and bool; for outputs. */
        NUMBER
    }

    /** An output of numbers. */
    public static TensorSpec numbers(String name, Integer... shape) {
        return new TensorSpec(name, Type.NUMBER, List.of(List.of(shape)));
    }

    /** The same tensor, which may have another shape, too. */
    public TensorSpec or(Integer... shape) {
        return new TensorSpec(
                name, type, Stream.concat(shapes.stream(), Stream.of(List.of(shape))).toList());
    }

    /** The first of the shapes. */
    public List<Integer> shape() {
        return shapes.getFirst();
    }
}

package io.romanesco.inference.task.segmentation;

import io.romanesco.inference.task.OutputShapeException;
import io.romanesco.inference.task.TensorSlice;
import java.util.Arrays;

/**
 * Maps of one size in an output, for example one for each category.
 *
 * @param count of the maps
 * @param planeStep numbers from one map to the next
 * @param rowStep numbers from one row of a map to the next
 * @param columnStep numbers from one column of a map to the next
 */
record Planes(
        TensorSlice slice,
        int count,
        int height,
        int width,
        int planeStep,
        int rowStep,
        int columnStep) {

    /** Maps that follow one another: [.., height, width]. */
    static Planes first(TensorSlice slice) {
        int[] shape = slice.shape();
        int height = shape[shape.length - 2];
        int width = shape[shape.length - 1];
        return new Planes(
                slice,
                slice.length() / Math.max(1, height * width),
                height,
                width,
                height * width,
                width,
                1);
    }

    /** Maps whose numbers for one cell follow one another: [height, width, maps]. */
    static Planes last(TensorSlice slice) {
        int[] shape = slice.shape();
        return new Planes(slice, shape[2], shape[0], shape[1], 1, shape[1] * shape[2], shape[2]);
    }

    /**
     * Checks that the maps have cells.
     *
     * @throws OutputShapeException when they have none
     */
    Planes withCells() {
        if (height < 1 || width < 1) {
            throw new OutputShapeException(
                    slice.name(),
                    Arrays.stream(slice.shape()).asLongStream().toArray(),
                    "maps of at least one cell");
        }
        return this;
    }

    float at(int plane, int y, int x) {
        return slice.at(plane * planeStep + y * rowStep + x * columnStep);
    }
}

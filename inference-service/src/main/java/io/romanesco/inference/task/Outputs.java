package io.romanesco.inference.task;

import java.util.Arrays;
import java.util.Map;

/**
 * The outputs of one inference.
 *
 * @param tensors by name, the images one after another
 * @param images in the batch, at least 1
 */
public record Outputs(Map<String, Tensor> tensors, int images) {

    /** A size that may be any in {@link #of}. */
    public static final int ANY = TensorSpec.ANY;

    /**
     * The part of an output that belongs to an image. The output's first dimension is the batch; a
     * graph without a batch may leave it out.
     *
     * @param image its number in the batch
     * @param sizes of the dimensions without the batch; {@link #ANY} where it does not matter
     * @throws OutputShapeException when the output has another shape
     * @throws InvalidOutputException when a number of that image is NaN or infinite
     */
    public TensorSlice of(String name, int image, int... sizes) {
        Tensor tensor = tensors.get(name);
        long[] shape = tensor.shape();
        boolean batch = shape.length == sizes.length + 1 && shape[0] == images;
        boolean single = shape.length == sizes.length && images == 1;
        int first = batch ? 1 : 0;
        boolean fits = batch || single;
        for (int i = 0; fits && i < sizes.length; i++) {
            fits = sizes[i] == ANY || sizes[i] == shape[first + i];
        }
        if (!fits) {
            throw new OutputShapeException(name, shape, wanted(sizes));
        }
        int[] found =
                Arrays.stream(shape, first, shape.length).mapToInt(Math::toIntExact).toArray();
        int length = Arrays.stream(found).reduce(1, Math::multiplyExact);
        return new TensorSlice(name, tensor.values(), batch ? image * length : 0, found).finite();
    }

    /** The number of dimensions of an output, with the batch where it has one. */
    public int rank(String name) {
        return tensors.get(name).shape().length;
    }

    private String wanted(int... sizes) {
        StringBuilder text = new StringBuilder("[").append(images);
        for (int size : sizes) {
            text.append(", ").append(size == ANY ? "?" : size);
        }
        return text.append(']').toString();
    }
}

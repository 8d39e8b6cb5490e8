package io.romanesco.inference.protocol.tensor;

import java.util.List;

/** Arithmetic of shapes. */
public final class Shape {

    /** A dimension of any size, in the description of a model. */
    public static final long ANY = -1;

    private Shape() {}

    /**
     * Elements in a tensor of a shape; 1 for no dimensions.
     *
     * @throws ProtocolException for a negative dimension, or more elements than an array can have
     */
    public static int elements(String tensor, List<Long> shape) {
        long elements = 1;
        boolean empty = shape.contains(0L);
        for (long size : shape) {
            if (size < 0) {
                throw ProtocolException.invalid(
                        "tensor %s: shape %s has a negative dimension".formatted(tensor, shape));
            }
            if (!empty && size > Integer.MAX_VALUE / elements) {
                throw ProtocolException.invalid(
                        "tensor %s: shape %s has too many elements".formatted(tensor, shape));
            }
            elements = empty ? 0 : elements * size;
        }
        return (int) elements;
    }

    /** Whether a tensor of a shape can be given where a model wants another. */
    public static boolean fits(List<Long> given, List<Long> wanted) {
        boolean fits = given.size() == wanted.size();
        for (int i = 0; fits && i < given.size(); i++) {
            fits = wanted.get(i) == ANY || wanted.get(i).equals(given.get(i));
        }
        return fits;
    }
}

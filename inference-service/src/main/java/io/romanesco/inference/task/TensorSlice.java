package io.romanesco.inference.task;

/**
 * The part of an output that belongs to one image. Shares the output's numbers: do not change them.
 *
 * @param name of the output, for messages
 * @param values the whole output
 * @param offset index of the part's first number
 * @param shape sizes of the part's dimensions, without the batch
 */
public record TensorSlice(String name, float[] values, int offset, int... shape) {

    /** Numbers in the part. */
    public int length() {
        int length = 1;
        for (int size : shape) {
            length *= size;
        }
        return length;
    }

    /** The number at an index of the part, row-major. */
    public float at(int index) {
        return values[offset + index];
    }

    /**
     * A part of this part.
     *
     * @param start index of its first number
     */
    public TensorSlice part(int start, int... partShape) {
        return new TensorSlice(name, values, offset + start, partShape);
    }

    /**
     * Checks every number.
     *
     * @throws InvalidOutputException when one is NaN or infinite
     */
    TensorSlice finite() {
        int end = offset + length();
        for (int i = offset; i < end; i++) {
            if (!Float.isFinite(values[i])) {
                throw new InvalidOutputException(
                        "output %s has the value %s".formatted(name, values[i]));
            }
        }
        return this;
    }
}

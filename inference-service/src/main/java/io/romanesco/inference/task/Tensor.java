package io.romanesco.inference.task;

/**
 * An output of a graph. Whatever its element type in the graph, the values are floats.
 *
 * @param shape sizes of its dimensions; a scalar has none
 * @param values the elements, the last dimension fastest. The array is shared, not copied: do not
 *     change it
 */
public record Tensor(long[] shape, float[] values) {}

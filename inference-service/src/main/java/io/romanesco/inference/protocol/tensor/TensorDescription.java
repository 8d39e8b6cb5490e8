package io.romanesco.inference.protocol.tensor;

import java.util.List;

/**
 * An input or output of a model.
 *
 * @param shape sizes of the dimensions; {@link Shape#ANY} for one of any size
 */
public record TensorDescription(String name, DataType datatype, List<Long> shape) {}

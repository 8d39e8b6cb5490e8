package io.romanesco.inference.model.runtime;

import java.util.List;

/**
 * An input or output of a graph.
 *
 * @param shape sizes of the dimensions; -1 for one of any size
 */
public record GraphTensor(String name, ElementType type, List<Long> shape) {}

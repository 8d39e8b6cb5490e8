package io.romanesco.inference.model.runtime;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * A tensor as it goes into a graph or comes out of it.
 *
 * @param shape sizes of the dimensions
 * @param data the elements, row-major, in the machine's byte order, from position to limit; shared,
 *     not copied: do not change it
 */
public record RawTensor(ElementType type, List<Long> shape, ByteBuffer data) {}

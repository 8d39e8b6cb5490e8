package io.romanesco.inference.protocol.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * A tensor with its elements.
 *
 * @param shape sizes of the dimensions, 0 or more
 * @param data the elements in the protocol's binary form, from position 0 to the limit; shared, not
 *     copied: do not change it
 */
public record NamedTensor(String name, DataType type, List<Long> shape, ByteBuffer data) {

    /**
     * Checks that the data has as many elements as the shape says.
     *
     * @throws ProtocolException when it has not, with what is wanted and what came
     */
    public NamedTensor {
        if (name == null || name.isEmpty()) {
            throw ProtocolException.invalid("a tensor has no name");
        }
        shape = List.copyOf(shape);
        data = data.slice().order(ByteOrder.LITTLE_ENDIAN);
        int elements = Shape.elements(name, shape);
        if (type == DataType.BYTES) {
            BytesElements.check(name, elements, data);
        } else if ((long) elements * type.size() != data.remaining()) {
            throw ProtocolException.invalid(
                    "tensor %s: %s %s has %d bytes, but %d came"
                            .formatted(
                                    name,
                                    type,
                                    shape,
                                    (long) elements * type.size(),
                                    data.remaining()));
        }
    }

    /** The elements, for one reader. */
    @Override
    public ByteBuffer data() {
        return data.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Bytes of all elements. */
    public int bytes() {
        return data.remaining();
    }
}

package io.romanesco.inference.protocol.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** The binary form of {@link DataType#BYTES}: 4 bytes of length before each element. */
public final class BytesElements {

    private static final int LENGTH = Integer.BYTES;

    private BytesElements() {}

    /** Puts elements one after another. */
    public static ByteBuffer pack(List<byte[]> elements) {
        int bytes = elements.stream().mapToInt(each -> LENGTH + each.length).sum();
        ByteBuffer data = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        elements.forEach(each -> data.putInt(each.length).put(each));
        return data.flip();
    }

    /** The elements of a tensor of this type, copied. */
    public static List<byte[]> unpack(NamedTensor tensor) {
        ByteBuffer data = tensor.data();
        List<byte[]> elements = new ArrayList<>();
        while (data.hasRemaining()) {
            byte[] element = new byte[data.getInt()];
            data.get(element);
            elements.add(element);
        }
        return elements;
    }

    /**
     * Checks that there are as many whole elements as wanted, and nothing after them.
     *
     * @throws ProtocolException when not
     */
    static void check(String tensor, int wanted, ByteBuffer elements) {
        ByteBuffer data = elements.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        int found = 0;
        while (data.remaining() >= LENGTH) {
            int length = data.getInt();
            if (length < 0 || length > data.remaining()) {
                throw ProtocolException.invalid(
                        "tensor %s: the length of element %d is %d, but %d bytes follow"
                                .formatted(
                                        tensor,
                                        found,
                                        Integer.toUnsignedLong(length),
                                        data.remaining()));
            }
            data.position(data.position() + length);
            found++;
        }
        if (found != wanted || data.hasRemaining()) {
            throw ProtocolException.invalid(
                    "tensor %s: the shape has %d elements, but %d came%s"
                            .formatted(
                                    tensor,
                                    wanted,
                                    found,
                                    data.hasRemaining()
                                            ? " and %d bytes after them".formatted(data.remaining())
                                            : ""));
        }
    }
}

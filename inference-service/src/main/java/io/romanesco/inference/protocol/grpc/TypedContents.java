package io.romanesco.inference.protocol.grpc;

import com.google.protobuf.ByteString;
import io.romanesco.inference.protocol.grpc.wire.InferTensorContents;
import io.romanesco.inference.protocol.grpc.wire.ModelInferRequest.InferInputTensor;
import io.romanesco.inference.protocol.tensor.BytesElements;
import io.romanesco.inference.protocol.tensor.DataType;
import io.romanesco.inference.protocol.tensor.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.function.BiConsumer;

/** Reads the elements of a tensor from the list of its type. */
final class TypedContents {

    private TypedContents() {}

    /**
     * The elements in the protocol's binary form.
     *
     * @throws ProtocolException for a type without a list, or an element that is out of range
     */
    static ByteBuffer read(InferInputTensor input, DataType type) {
        InferTensorContents contents = input.getContents();
        return switch (type) {
            case BOOL ->
                    put(contents.getBoolContentsList(), 1, (to, b) -> to.put((byte) (b ? 1 : 0)));
            case UINT8, UINT16, UINT32 -> unsigned(input, type, contents.getUintContentsList());
            case INT8, INT16, INT32 -> signed(input, type, contents.getIntContentsList());
            case UINT64 -> put(contents.getUint64ContentsList(), 8, ByteBuffer::putLong);
            case INT64 -> put(contents.getInt64ContentsList(), 8, ByteBuffer::putLong);
            case FP32 -> put(contents.getFp32ContentsList(), 4, ByteBuffer::putFloat);
            case FP64 -> put(contents.getFp64ContentsList(), 8, ByteBuffer::putDouble);
            case BYTES ->
                    BytesElements.pack(
                            contents.getBytesContentsList().stream()
                                    .map(ByteString::toByteArray)
                                    .toList());
            case FP16, BF16 ->
                    throw ProtocolException.invalid(
                            "input %s: %s has no contents; send raw_input_contents"
                                    .formatted(input.getName(), type));
        };
    }

    private static ByteBuffer unsigned(
            InferInputTensor input, DataType type, List<Integer> elements) {
        return put(
                elements,
                type.size(),
                (to, element) -> {
                    boolean fits = type.size() == 4 || element >>> type.size() * 8 == 0;
                    putLowest(to, input, type, element, fits);
                });
    }

    private static ByteBuffer signed(
            InferInputTensor input, DataType type, List<Integer> elements) {
        return put(
                elements,
                type.size(),
                (to, element) -> {
                    int unused = 32 - type.size() * 8;
                    putLowest(to, input, type, element, element << unused >> unused == element);
                });
    }

    private static void putLowest(
            ByteBuffer to, InferInputTensor input, DataType type, int element, boolean fits) {
        if (!fits) {
            throw ProtocolException.invalid(
                    "input %s: %d is no %s".formatted(input.getName(), element, type));
        }
        switch (type.size()) {
            case 1 -> to.put((byte) element);
            case 2 -> to.putShort((short) element);
            default -> to.putInt(element);
        }
    }

    private static <T> ByteBuffer put(List<T> elements, int size, BiConsumer<ByteBuffer, T> put) {
        ByteBuffer data =
                ByteBuffer.allocate(elements.size() * size).order(ByteOrder.LITTLE_ENDIAN);
        elements.forEach(element -> put.accept(data, element));
        return data.flip();
    }
}

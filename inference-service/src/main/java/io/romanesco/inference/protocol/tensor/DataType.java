package io.romanesco.inference.protocol.tensor;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The element types of the protocol, by their names in requests. */
public enum DataType {
    BOOL(1),
    UINT8(1),
    UINT16(2),
    UINT32(4),
    UINT64(8),
    INT8(1),
    INT16(2),
    INT32(4),
    INT64(8),
    FP16(2),
    BF16(2),
    FP32(4),
    FP64(8),
    /** Texts or files; each element has a length of its own. */
    BYTES(0);

    private static final Map<String, DataType> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(Enum::name, Function.identity()));

    private final int size;

    DataType(int size) {
        this.size = size;
    }

    /** Bytes of an element; 0 for {@link #BYTES}. */
    public int size() {
        return size;
    }

    /** Whether elements have no representation in JSON and in gRPC's typed contents. */
    public boolean binaryOnly() {
        return this == FP16 || this == BF16;
    }

    /** Its name in the configuration of a model. */
    public String configName() {
        return this == BYTES ? "TYPE_STRING" : "TYPE_" + name();
    }

    /**
     * The type with a name.
     *
     * @param tensor for the message
     * @throws ProtocolException when there is none
     */
    public static DataType of(String tensor, String name) {
        DataType type = name == null ? null : BY_NAME.get(name);
        if (type == null) {
            throw ProtocolException.invalid(
                    "tensor %s: datatype is %s; known are %s"
                            .formatted(tensor, name, String.join(", ", names())));
        }
        return type;
    }

    private static Iterable<String> names() {
        return Arrays.stream(values()).map(Enum::name).toList();
    }
}

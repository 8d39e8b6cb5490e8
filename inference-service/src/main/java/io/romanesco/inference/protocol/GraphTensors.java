package io.romanesco.inference.protocol;

import io.romanesco.inference.model.runtime.ElementType;
import io.romanesco.inference.model.runtime.GraphTensor;
import io.romanesco.inference.model.runtime.RawTensor;
import io.romanesco.inference.protocol.tensor.DataType;
import io.romanesco.inference.protocol.tensor.NamedTensor;
import io.romanesco.inference.protocol.tensor.TensorDescription;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;

/**
 * Translates between the tensors of graphs and of the protocol. Both have the elements in the same
 * form, as all processors that ONNX Runtime supports are little-endian.
 */
final class GraphTensors {

    private GraphTensors() {}

    /** Descriptions of a graph's inputs or outputs; without those of types that have no name. */
    static List<TensorDescription> describe(List<GraphTensor> tensors) {
        return tensors.stream()
                .flatMap(tensor ->
                        dataType(tensor.type())
                                .map(type ->
                                        new TensorDescription(tensor.name(), type, tensor.shape()))
                                .stream())
                .toList();
    }

    static RawTensor raw(NamedTensor tensor) {
        return new RawTensor(
                elementType(tensor.type()),
                tensor.shape(),
                tensor.data().order(ByteOrder.nativeOrder()));
    }

    static NamedTensor named(String name, RawTensor tensor) {
        return new NamedTensor(
                name, dataType(tensor.type()).orElseThrow(), tensor.shape(), tensor.data());
    }

    private static Optional<DataType> dataType(ElementType type) {
        return switch (type) {
            case BOOL -> Optional.of(DataType.BOOL);
            case UINT8 -> Optional.of(DataType.UINT8);
            case UINT16 -> Optional.of(DataType.UINT16);
            case UINT32 -> Optional.of(DataType.UINT32);
            case UINT64 -> Optional.of(DataType.UINT64);
            case INT8 -> Optional.of(DataType.INT8);
            case INT16 -> Optional.of(DataType.INT16);
            case INT32 -> Optional.of(DataType.INT32);
            case INT64 -> Optional.of(DataType.INT64);
            case FLOAT16 -> Optional.of(DataType.FP16);
            case BFLOAT16 -> Optional.of(DataType.BF16);
            case FLOAT -> Optional.of(DataType.FP32);
            case DOUBLE -> Optional.of(DataType.FP64);
            case OTHER -> Optional.empty();
        };
    }

    private static ElementType elementType(DataType type) {
        return switch (type) {
            case FP16 -> ElementType.FLOAT16;
            case BF16 -> ElementType.BFLOAT16;
            case FP32 -> ElementType.FLOAT;
            case FP64 -> ElementType.DOUBLE;
            case BYTES -> ElementType.OTHER;
            default -> ElementType.valueOf(type.name());
        };
    }
}

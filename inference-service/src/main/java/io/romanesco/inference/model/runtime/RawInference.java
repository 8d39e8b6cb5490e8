package io.romanesco.inference.model.runtime;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs a graph on tensors of any type, whatever its task. */
final class RawInference {

    private RawInference() {}

    /** Describes inputs or outputs, in the graph's order. */
    static List<GraphTensor> describe(Collection<NodeInfo> nodes) {
        return nodes.stream()
                .filter(node -> node.getInfo() instanceof TensorInfo)
                .map(node -> {
                    TensorInfo info = (TensorInfo) node.getInfo();
                    return new GraphTensor(
                            node.getName(), ElementType.of(info), shape(info.getShape()));
                })
                .toList();
    }

    /**
     * Runs an inference.
     *
     * @param inputs every input of the graph by name
     * @param outputs names of the outputs that are wanted
     * @return those outputs by name
     * @throws IllegalArgumentException when the graph does not take the inputs
     * @throws IllegalStateException when ONNX Runtime fails
     */
    static Map<String, RawTensor> run(
            OrtSession session, Map<String, RawTensor> inputs, Set<String> outputs) {
        Map<String, OnnxTensor> tensors = new HashMap<>();
        try {
            for (Map.Entry<String, RawTensor> input : inputs.entrySet()) {
                tensors.put(input.getKey(), tensor(input.getKey(), input.getValue()));
            }
            try (OrtSession.Result result = session.run(tensors, outputs)) {
                return read(result, outputs);
            }
        } catch (OrtException failed) {
            if (failed.getCode() == OrtException.OrtErrorCode.ORT_INVALID_ARGUMENT) {
                throw new IllegalArgumentException(oneLine(failed.getMessage()), failed);
            }
            throw new IllegalStateException("The inference failed", failed);
        } finally {
            tensors.values().forEach(OnnxTensor::close);
        }
    }

    /** Copies outputs out of a result. */
    static Map<String, RawTensor> read(OrtSession.Result result, Set<String> outputs) {
        Map<String, RawTensor> found = new LinkedHashMap<>();
        for (String output : outputs) {
            found.put(output, read((OnnxTensor) result.get(output).orElseThrow()));
        }
        return found;
    }

    private static OnnxTensor tensor(String name, RawTensor input) throws OrtException {
        if (!input.type().canBeInput()) {
            throw new IllegalArgumentException(
                    "input %s: tensors of type %s cannot be given".formatted(name, input.type()));
        }
        long[] shape = input.shape().stream().mapToLong(Long::longValue).toArray();
        return OnnxTensor.createTensor(
                OnnxRuntime.environment(), direct(input.data()), shape, input.type().javaType());
    }

    /** ONNX Runtime reads elements of every type from direct buffers only. */
    private static ByteBuffer direct(ByteBuffer data) {
        ByteBuffer direct =
                ByteBuffer.allocateDirect(data.remaining()).order(ByteOrder.nativeOrder());
        return direct.put(data.duplicate()).flip();
    }

    private static RawTensor read(OnnxTensor tensor) {
        TensorInfo info = tensor.getInfo();
        // ONNX Runtime has no buffer for a tensor without elements.
        ByteBuffer data =
                info.getNumElements() == 0 ? ByteBuffer.allocate(0) : tensor.getByteBuffer();
        return new RawTensor(ElementType.of(info), shape(info.getShape()), data);
    }

    private static List<Long> shape(long[] shape) {
        return Arrays.stream(shape).boxed().toList();
    }

    private static String oneLine(String message) {
        return message.replaceAll("\\s*\\R\\s*", " ").strip();
    }
}

package io.romanesco.inference.model.runtime;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.TensorInfo;
import io.romanesco.inference.model.repository.ModelLoadException;
import io.romanesco.inference.task.TensorSpec;
import io.romanesco.inference.task.TensorSpec.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Compares a graph's inputs and outputs with those that the model's task needs. */
final class GraphCheck {

    private GraphCheck() {}

    /**
     * Checks one tensor.
     *
     * @param kind {@code input} or {@code output}
     * @param nodes the graph's tensors of that kind by name
     * @throws ModelLoadException when it is missing, or its type or shape differs
     */
    static void check(String model, String kind, TensorSpec wanted, Map<String, NodeInfo> nodes)
            throws ModelLoadException {
        NodeInfo node = nodes.get(wanted.name());
        if (node == null || !(node.getInfo() instanceof TensorInfo info)) {
            throw new ModelLoadException(
                    "model %s: the graph has no %s %s, only %s"
                            .formatted(model, kind, wanted.name(), nodes.keySet()));
        }
        boolean fits =
                fits(info.type, wanted.type())
                        && wanted.shapes().stream().anyMatch(shape -> fits(info.getShape(), shape));
        if (!fits) {
            throw new ModelLoadException(
                    "model %s: %s %s is %s %s in the graph, but model.yaml says %s %s"
                            .formatted(
                                    model,
                                    kind,
                                    wanted.name(),
                                    info.type,
                                    Arrays.toString(info.getShape()),
                                    wanted.type(),
                                    wanted.shapes().stream()
                                            .map(List::toString)
                                            .collect(Collectors.joining(" or "))));
        }
    }

    private static boolean fits(OnnxJavaType found, Type wanted) {
        return wanted == Type.NUMBER
                ? Tensors.isReadable(found)
                : found == OnnxJavaType.valueOf(wanted.name());
    }

    /**
     * A dimension of the graph may be of any size, too. A graph that does not know an output's
     * dimensions passes: a wrong shape is found when it runs.
     */
    private static boolean fits(long[] found, List<Integer> wanted) {
        if (found.length == 0) {
            return true;
        }
        boolean fits = found.length == wanted.size();
        for (int i = 0; fits && i < found.length; i++) {
            int size = wanted.get(i);
            fits = found[i] == TensorSpec.ANY || size == TensorSpec.ANY || found[i] == size;
        }
        return fits;
    }
}

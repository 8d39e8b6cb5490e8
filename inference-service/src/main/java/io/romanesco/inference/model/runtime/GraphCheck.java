package io.romanesco.inference.model.runtime;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.TensorInfo;
import io.romanesco.inference.model.repository.ModelLoadException;
import io.romanesco.inference.task.TensorSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

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
        boolean sameType = info.type == OnnxJavaType.valueOf(wanted.type().name());
        if (!sameType || !fits(info.getShape(), wanted.shape())) {
            throw new ModelLoadException(
                    "model %s: %s %s is %s %s in the graph, but model.yaml says %s %s"
                            .formatted(
                                    model,
                                    kind,
                                    wanted.name(),
                                    info.type,
                                    Arrays.toString(info.getShape()),
                                    wanted.type(),
                                    wanted.shape()));
        }
    }

    /** A dimension of the graph may be of any size, too. */
    private static boolean fits(long[] found, List<Integer> wanted) {
        boolean fits = found.length == wanted.size();
        for (int i = 0; fits && i < found.length; i++) {
            int size = wanted.get(i);
            fits = found[i] == TensorSpec.BATCH || size == TensorSpec.BATCH || found[i] == size;
        }
        return fits;
    }
}

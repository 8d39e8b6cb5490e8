package io.romanesco.inference.model.runtime;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.romanesco.inference.model.repository.ModelLoadException;
import io.romanesco.inference.model.repository.ModelManifest;
import io.romanesco.inference.model.repository.ModelManifest.Activation;
import io.romanesco.inference.model.repository.ModelManifest.Certainty;
import io.romanesco.inference.model.repository.ModelManifest.Input;
import java.util.Arrays;
import java.util.Map;

/** Compares a graph's inputs and outputs with what model.yaml says of them. */
final class GraphCheck {

    /** Any size will do: the batch. */
    private static final long ANY = -1;

    private final String model;

    private GraphCheck(String model) {
        this.model = model;
    }

    static void check(ModelManifest manifest, OrtSession session)
            throws ModelLoadException, OrtException {
        GraphCheck check = new GraphCheck(manifest.id());
        Map<String, NodeInfo> inputs = session.getInputInfo();
        Map<String, NodeInfo> outputs = session.getOutputInfo();
        int labels = manifest.labels().size();
        Input input = manifest.input();
        check.tensor(
                "input",
                input.name(),
                inputs,
                OnnxJavaType.UINT8,
                ANY,
                input.height(),
                input.width(),
                3);
        check.tensor(
                "output",
                manifest.outputs().probabilities(),
                outputs,
                OnnxJavaType.FLOAT,
                ANY,
                labels);
        Activation maps = manifest.outputs().activation();
        if (maps != null) {
            check.tensor(
                    "output",
                    maps.name(),
                    outputs,
                    OnnxJavaType.FLOAT,
                    ANY,
                    labels,
                    maps.height(),
                    maps.width());
        }
        Certainty certainty = manifest.certainty();
        if (certainty != null && certainty.fromOutput()) {
            check.tensor("output", certainty.output(), outputs, OnnxJavaType.FLOAT, ANY);
        }
    }

    private void tensor(
            String kind, String name, Map<String, NodeInfo> nodes, OnnxJavaType type, long... shape)
            throws ModelLoadException {
        NodeInfo node = nodes.get(name);
        if (node == null || !(node.getInfo() instanceof TensorInfo info)) {
            throw new ModelLoadException(
                    "model %s: the graph has no %s %s, only %s"
                            .formatted(model, kind, name, nodes.keySet()));
        }
        if (info.type != type || !fits(info.getShape(), shape)) {
            throw new ModelLoadException(
                    "model %s: %s %s is %s %s in the graph, but model.yaml says %s %s"
                            .formatted(
                                    model,
                                    kind,
                                    name,
                                    info.type,
                                    Arrays.toString(info.getShape()),
                                    type,
                                    Arrays.toString(shape)));
        }
    }

    private static boolean fits(long[] found, long[] wanted) {
        if (found.length != wanted.length) {
            return false;
        }
        for (int i = 0; i < found.length; i++) {
            if (found[i] != ANY && wanted[i] != ANY && found[i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}

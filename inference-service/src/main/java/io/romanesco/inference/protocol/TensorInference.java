package io.romanesco.inference.protocol;

import io.romanesco.inference.model.registry.LoadedModel;
import io.romanesco.inference.model.runtime.RawTensor;
import io.romanesco.inference.protocol.tensor.NamedTensor;
import io.romanesco.inference.protocol.tensor.ProtocolException;
import io.romanesco.inference.protocol.tensor.Shape;
import io.romanesco.inference.protocol.tensor.TensorDescription;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Inference on tensors that are named as the graph's inputs: the graph's outputs come back. */
@ApplicationScoped
class TensorInference {

    private final InferenceRunner runner;

    TensorInference(InferenceRunner runner) {
        this.runner = runner;
    }

    /**
     * Runs the graph.
     *
     * @param outputs names of those that are wanted; empty: all
     * @throws ProtocolException when inputs or outputs are not the graph's
     */
    List<NamedTensor> infer(
            LoadedModel model,
            List<NamedTensor> inputs,
            List<String> outputs,
            InferenceTimes times) {
        Map<String, RawTensor> raw =
                times.input(() -> checked(GraphTensors.describe(model.graphInputs()), inputs));
        Set<String> wanted = wanted(GraphTensors.describe(model.graphOutputs()), outputs);
        Map<String, RawTensor> found = runner.run(model, times, () -> model.infer(raw, wanted));
        return wanted.stream().map(name -> GraphTensors.named(name, found.get(name))).toList();
    }

    /** The names that are wanted, in their order. */
    static Set<String> wanted(List<TensorDescription> graph, List<String> outputs) {
        Set<String> names =
                graph.stream()
                        .map(TensorDescription::name)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        for (String output : outputs) {
            if (!names.contains(output)) {
                throw ProtocolException.invalid(
                        "unknown output %s; the model has %s".formatted(output, names));
            }
        }
        return outputs.isEmpty() ? names : new LinkedHashSet<>(outputs);
    }

    private static Map<String, RawTensor> checked(
            List<TensorDescription> graph, List<NamedTensor> inputs) {
        Map<String, RawTensor> raw = new LinkedHashMap<>();
        for (NamedTensor input : inputs) {
            TensorDescription wanted =
                    graph.stream()
                            .filter(each -> each.name().equals(input.name()))
                            .findFirst()
                            .orElseThrow(() ->
                                    ProtocolException.invalid(
                                            "unknown input %s; the model has %s"
                                                    .formatted(input.name(), names(graph))));
            check(wanted, input);
            if (raw.put(input.name(), GraphTensors.raw(input)) != null) {
                throw ProtocolException.invalid("input %s came twice".formatted(input.name()));
            }
        }
        if (raw.size() < graph.size()) {
            throw ProtocolException.invalid(
                    "the model needs the inputs %s, but %s came"
                            .formatted(names(graph), raw.keySet()));
        }
        return raw;
    }

    private static void check(TensorDescription wanted, NamedTensor input) {
        if (input.type() != wanted.datatype() || !Shape.fits(input.shape(), wanted.shape())) {
            throw ProtocolException.invalid(
                    "input %s must be %s %s, but is %s %s"
                            .formatted(
                                    input.name(),
                                    wanted.datatype(),
                                    wanted.shape(),
                                    input.type(),
                                    input.shape()));
        }
        if (input.bytes() == 0) {
            throw ProtocolException.invalid("input %s is empty".formatted(input.name()));
        }
    }

    private static List<String> names(List<TensorDescription> graph) {
        return graph.stream().map(TensorDescription::name).toList();
    }
}

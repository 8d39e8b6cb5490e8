package io.romanesco.inference.protocol;

import io.romanesco.inference.model.registry.LoadedModel;
import io.romanesco.inference.model.registry.ModelLease;
import io.romanesco.inference.protocol.tensor.InferenceRequest;
import io.romanesco.inference.protocol.tensor.InferenceResponse;
import io.romanesco.inference.protocol.tensor.ModelDescription;
import io.romanesco.inference.protocol.tensor.NamedTensor;
import io.romanesco.inference.protocol.tensor.ProtocolException;
import io.romanesco.inference.protocol.tensor.Shape;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Answers requests about models and requests for inferences. Blocks. */
@ApplicationScoped
public class InferenceService {

    /** As clients of Triton know it. */
    private static final String PLATFORM = "onnxruntime_onnx";

    private final ModelAccess models;
    private final TensorInference tensors;
    private final ImageInference images;
    private final InferenceStatistics statistics;
    private final long maxResponseSize;

    InferenceService(
            ModelAccess models,
            TensorInference tensors,
            ImageInference images,
            InferenceStatistics statistics,
            ProtocolConfig config) {
        this.models = models;
        this.tensors = tensors;
        this.images = images;
        this.statistics = statistics;
        this.maxResponseSize = config.maxResponseSize().asLongValue();
    }

    /**
     * Describes a model, with the inputs and outputs of its graph. One that was taken out of memory
     * is not loaded for that, as in Triton.
     *
     * @throws ProtocolException when it is unknown, cannot be used or was taken out of memory
     */
    public ModelDescription describe(String name, Optional<String> version) {
        models.requireInMemory(name, version);
        try (ModelLease lease = models.acquire(name, version)) {
            LoadedModel model = lease.model();
            return new ModelDescription(
                    model.manifest().name(),
                    models.versions(model.manifest().name()),
                    PLATFORM,
                    GraphTensors.describe(model.graphInputs()),
                    GraphTensors.describe(model.graphOutputs()));
        }
    }

    /**
     * Runs an inference on tensors, or on encoded images.
     *
     * @param waited nanoseconds that the request has waited
     * @throws ProtocolException when it cannot be answered, with the reason
     */
    public InferenceResponse infer(InferenceRequest request, long waited) {
        InferenceTimes times = new InferenceTimes(waited);
        try (ModelLease lease = models.acquire(request.model(), request.version())) {
            LoadedModel model = lease.model();
            try {
                List<NamedTensor> outputs = outputs(model, request, times);
                checkSize(outputs);
                statistics.succeeded(model.name(), batch(model, request), times);
                return new InferenceResponse(
                        model.manifest().name(), model.manifest().version(), request.id(), outputs);
            } catch (RuntimeException failed) {
                statistics.failed(model.name(), times);
                throw failed;
            }
        }
    }

    private List<NamedTensor> outputs(
            LoadedModel model, InferenceRequest request, InferenceTimes times) {
        List<NamedTensor> inputs = request.inputs();
        return ImageInference.fits(model, inputs)
                ? images.infer(model, inputs.getFirst(), request.outputs(), request.id(), times)
                : tensors.infer(model, inputs, request.outputs(), times);
    }

    private void checkSize(List<NamedTensor> outputs) {
        long bytes = outputs.stream().mapToLong(NamedTensor::bytes).sum();
        if (bytes > maxResponseSize) {
            throw ProtocolException.invalid(
                    "the outputs have %d bytes; %d are allowed. Ask for fewer outputs"
                            .formatted(bytes, maxResponseSize));
        }
    }

    /** Entries in the batch: images, or the size of a first dimension that may have any size. */
    private static long batch(LoadedModel model, InferenceRequest request) {
        NamedTensor input = request.inputs().getFirst();
        boolean batched =
                ImageInference.fits(model, request.inputs())
                        || model.graphInputs().stream()
                                .anyMatch(graph ->
                                        graph.name().equals(input.name())
                                                && !graph.shape().isEmpty()
                                                && graph.shape().getFirst() == Shape.ANY);
        return batched ? input.shape().getFirst() : 1;
    }
}

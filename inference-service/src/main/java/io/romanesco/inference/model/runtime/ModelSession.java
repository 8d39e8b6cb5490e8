package io.romanesco.inference.model.runtime;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.romanesco.inference.model.repository.ModelLoadException;
import io.romanesco.inference.task.Tensor;
import io.romanesco.inference.task.TensorSpec;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A graph in memory, ready to run. One per model and process; safe for many threads. */
public final class ModelSession implements AutoCloseable {

    /** Where weights are that the graph keeps in files of their own. */
    private static final String WEIGHTS_FOLDER =
            "session.model_external_initializers_file_folder_path";

    private final OrtEnvironment environment = OnnxRuntime.environment();
    private final OrtSession session;
    private final TensorSpec input;
    private final Set<String> outputs;
    private final boolean batched;
    private final int maxBatch;
    private final List<GraphTensor> graphInputs;
    private final List<GraphTensor> graphOutputs;

    private ModelSession(OrtSession session, TensorSpec input, List<TensorSpec> outputs)
            throws OrtException {
        this.session = session;
        this.input = input;
        this.outputs = outputs.stream().map(TensorSpec::name).collect(Collectors.toSet());
        this.batched = input.shape().getFirst() == TensorSpec.BATCH;
        TensorInfo info = (TensorInfo) session.getInputInfo().get(input.name()).getInfo();
        long batch = batched ? info.getShape()[0] : 1;
        this.maxBatch = batch < 1 ? Integer.MAX_VALUE : (int) batch;
        this.graphInputs = RawInference.describe(session.getInputInfo().values());
        this.graphOutputs = RawInference.describe(session.getOutputInfo().values());
    }

    /**
     * Opens a graph and checks that it has the tensors that the model needs.
     *
     * @param model for messages
     * @throws ModelLoadException when it has not, or ONNX Runtime does not take it
     */
    public static ModelSession open(
            String model,
            GraphBytes graph,
            SessionSettings settings,
            TensorSpec input,
            List<TensorSpec> outputs)
            throws ModelLoadException {
        try (OrtSession.SessionOptions options = options(settings)) {
            if (settings.weightsApart()) {
                options.addConfigEntry(WEIGHTS_FOLDER, folder(graph));
            }
            OrtSession session = OnnxRuntime.environment().createSession(graph.buffer(), options);
            try {
                GraphCheck.check(model, "input", input, session.getInputInfo());
                for (TensorSpec output : outputs) {
                    GraphCheck.check(model, "output", output, session.getOutputInfo());
                }
                return new ModelSession(session, input, outputs);
            } catch (ModelLoadException | OrtException unfit) {
                session.close();
                throw unfit;
            }
        } catch (OrtException refused) {
            throw new ModelLoadException(
                    "model %s: ONNX Runtime does not take %s: %s%s"
                            .formatted(
                                    model,
                                    graph.file(),
                                    refused.getMessage(),
                                    advice(settings, refused)),
                    refused);
        }
    }

    private static String advice(SessionSettings settings, OrtException refused) {
        return !settings.weightsApart() && refused.getMessage().contains("External data")
                ? "; if its weights are in files of their own, list them as files.weights"
                : "";
    }

    private static String folder(GraphBytes graph) {
        return graph.file().toAbsolutePath().getParent().toString();
    }

    /** Version of ONNX Runtime. */
    public static String runtimeVersion() {
        return OnnxRuntime.environment().getVersion();
    }

    private static OrtSession.SessionOptions options(SessionSettings settings) throws OrtException {
        OrtSession.SessionOptions options = OnnxRuntime.sessionOptions();
        options.setIntraOpNumThreads(settings.threads());
        options.setInterOpNumThreads(1);
        options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
        options.setCPUArenaAllocator(settings.arena());
        options.addConfigEntry("session.intra_op.allow_spinning", settings.spinning() ? "1" : "0");
        try {
            Providers.add(options, settings.provider());
            return options;
        } catch (OrtException missing) {
            options.close();
            throw missing;
        }
    }

    /** Images that the graph takes at once; {@link Integer#MAX_VALUE} where it does not say. */
    public int maxBatch() {
        return maxBatch;
    }

    /** The graph's inputs, in its order. */
    public List<GraphTensor> graphInputs() {
        return graphInputs;
    }

    /** The graph's outputs, in its order; among them those that the task does not read. */
    public List<GraphTensor> graphOutputs() {
        return graphOutputs;
    }

    /**
     * Runs an inference.
     *
     * @param images direct buffer with the bytes of the input tensor
     * @param count images in the tensor
     * @return each output of the task by name, the images one after another
     * @throws IllegalStateException when ONNX Runtime fails
     */
    public Map<String, Tensor> run(ByteBuffer images, int count) {
        return run(images, count, Set.of()).values();
    }

    /**
     * The outputs of an inference on images.
     *
     * @param values each output of the task by name
     * @param raw further outputs that were asked for, by name
     */
    public record ImageTensors(Map<String, Tensor> values, Map<String, RawTensor> raw) {}

    /**
     * Runs an inference and returns outputs of the graph as they are, too.
     *
     * @param raw names of those outputs
     * @throws IllegalStateException when ONNX Runtime fails
     */
    public ImageTensors run(ByteBuffer images, int count, Set<String> raw) {
        long[] shape = input.shape().stream().mapToLong(Integer::longValue).toArray();
        if (batched) {
            shape[0] = count;
        }
        OnnxJavaType type = OnnxJavaType.valueOf(input.type().name());
        try (OnnxTensor tensor = OnnxTensor.createTensor(environment, images, shape, type);
                OrtSession.Result result = session.run(Map.of(input.name(), tensor))) {
            Map<String, Tensor> values = new HashMap<>();
            for (String output : outputs) {
                values.put(output, Tensors.read((OnnxTensor) result.get(output).orElseThrow()));
            }
            return new ImageTensors(values, RawInference.read(result, raw));
        } catch (OrtException failed) {
            throw new IllegalStateException("The inference failed", failed);
        }
    }

    /**
     * Runs an inference on tensors of any type.
     *
     * @param inputs every input of the graph by name
     * @param wanted names of outputs, at least one
     * @return those outputs by name
     * @throws IllegalArgumentException when the graph does not take the inputs
     * @throws IllegalStateException when ONNX Runtime fails
     */
    public Map<String, RawTensor> infer(Map<String, RawTensor> inputs, Set<String> wanted) {
        return RawInference.run(session, inputs, wanted);
    }

    /**
     * Frees the graph's memory.
     *
     * @throws IllegalStateException when ONNX Runtime fails
     */
    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException failed) {
            throw new IllegalStateException("The session cannot be closed", failed);
        }
    }
}

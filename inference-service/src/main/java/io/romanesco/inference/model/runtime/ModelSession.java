package io.romanesco.inference.model.runtime;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.romanesco.inference.model.repository.ModelLoadException;
import io.romanesco.inference.model.repository.ModelManifest;
import io.romanesco.inference.model.repository.ModelManifest.Activation;
import io.romanesco.inference.model.repository.ModelManifest.Certainty;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** A graph in memory, ready to run. One per model and process; safe for many threads. */
public final class ModelSession implements AutoCloseable {

    private final OrtEnvironment environment = OnnxRuntime.environment();
    private final ModelManifest manifest;
    private final OrtSession session;
    private final long largestBatch;

    private ModelSession(ModelManifest manifest, OrtSession session) throws OrtException {
        this.manifest = manifest;
        this.session = session;
        TensorInfo input =
                (TensorInfo) session.getInputInfo().get(manifest.input().name()).getInfo();
        this.largestBatch = input.getShape()[0];
    }

    /** Pictures that the graph takes at once; any number where it doesn't say. */
    public int largestBatch() {
        return largestBatch < 1 ? Integer.MAX_VALUE : (int) largestBatch;
    }

    /**
     * Opens a model and checks that it is what its manifest says.
     *
     * @throws ModelLoadException when it is not, or ONNX Runtime does not take it
     */
    public static ModelSession open(ModelManifest manifest, Path file, SessionSettings settings)
            throws ModelLoadException {
        OrtEnvironment environment = OnnxRuntime.environment();
        try (OrtSession.SessionOptions options = options(settings)) {
            OrtSession session = environment.createSession(file.toString(), options);
            try {
                GraphCheck.check(manifest, session);
                return new ModelSession(manifest, session);
            } catch (ModelLoadException | OrtException unfit) {
                session.close();
                throw unfit;
            }
        } catch (OrtException refused) {
            throw new ModelLoadException(
                    "model %s: ONNX Runtime does not take %s: %s"
                            .formatted(manifest.id(), file, refused.getMessage()),
                    refused);
        }
    }

    /** Version of ONNX Runtime. */
    public static String runtimeVersion() {
        return OnnxRuntime.environment().getVersion();
    }

    private static OrtSession.SessionOptions options(SessionSettings settings) throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(settings.threads());
        options.setInterOpNumThreads(1);
        options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
        options.setCPUArenaAllocator(settings.arena());
        options.addConfigEntry("session.intra_op.allow_spinning", settings.spinning() ? "1" : "0");
        return options;
    }

    /**
     * Runs some pictures.
     *
     * @param images direct buffer of the input's bytes
     * @param count how many pictures that are
     * @return one a picture
     * @throws IllegalStateException when ONNX Runtime fails
     */
    public List<RawOutputs> run(ByteBuffer images, int count) {
        long[] shape = {count, manifest.input().height(), manifest.input().width(), 3};
        try (OnnxTensor tensor =
                        OnnxTensor.createTensor(environment, images, shape, OnnxJavaType.UINT8);
                OrtSession.Result result = session.run(Map.of(manifest.input().name(), tensor))) {
            float[] probabilities = floats(result, Optional.of(manifest.outputs().probabilities()));
            float[] activation =
                    floats(
                            result,
                            Optional.ofNullable(manifest.outputs().activation())
                                    .map(Activation::name));
            float[] confidence = confidence(result);
            return IntStream.range(0, count)
                    .mapToObj(i ->
                            new RawOutputs(
                                    part(probabilities, i, count),
                                    part(activation, i, count),
                                    confidence.length == 0 ? Float.NaN : confidence[i]))
                    .toList();
        } catch (OrtException failed) {
            throw new IllegalStateException(
                    "Inference by %s failed".formatted(manifest.id()), failed);
        }
    }

    /** What belongs to one picture of several. */
    private static float[] part(float[] values, int picture, int count) {
        int length = values.length / count;
        return count == 1
                ? values
                : Arrays.copyOfRange(values, picture * length, (picture + 1) * length);
    }

    private float[] confidence(OrtSession.Result result) throws OrtException {
        return floats(
                result,
                Optional.ofNullable(manifest.certainty())
                        .filter(Certainty::fromOutput)
                        .map(Certainty::output));
    }

    private static float[] floats(OrtSession.Result result, Optional<String> output)
            throws OrtException {
        if (output.isEmpty()) {
            return new float[0];
        }
        OnnxTensor tensor = (OnnxTensor) result.get(output.get()).orElseThrow();
        float[] values = new float[(int) tensor.getInfo().getNumElements()];
        tensor.getFloatBuffer().get(values);
        return values;
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}

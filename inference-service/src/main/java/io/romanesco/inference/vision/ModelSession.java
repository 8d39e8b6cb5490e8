package io.romanesco.inference.vision;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.romanesco.inference.vision.ModelManifest.Activation;
import io.romanesco.inference.vision.ModelManifest.Certainty;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A graph in memory, ready to run. One per model and process; safe for many threads. */
final class ModelSession implements AutoCloseable {

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final ModelManifest manifest;
    private final OrtSession session;
    private final long[] shape;

    private ModelSession(ModelManifest manifest, OrtSession session) {
        this.manifest = manifest;
        this.session = session;
        this.shape = new long[] {1, manifest.input().height(), manifest.input().width(), 3};
    }

    /**
     * Opens a model and checks that it is what its manifest says.
     *
     * @throws ModelLoadException when it is not, or ONNX Runtime does not take it
     */
    static ModelSession open(ModelManifest manifest, Path file, SessionSettings settings)
            throws ModelLoadException {
        try (OrtSession.SessionOptions options = options(settings)) {
            OrtSession session =
                    OrtEnvironment.getEnvironment().createSession(file.toString(), options);
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
    static String runtimeVersion() {
        return OrtEnvironment.getEnvironment().getVersion();
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
     * Runs one picture.
     *
     * @param image direct buffer of the input's bytes
     * @throws IllegalStateException when ONNX Runtime fails
     */
    RawOutputs run(ByteBuffer image) {
        try (OnnxTensor tensor =
                        OnnxTensor.createTensor(environment, image, shape, OnnxJavaType.UINT8);
                OrtSession.Result result = session.run(Map.of(manifest.input().name(), tensor))) {
            return new RawOutputs(
                    floats(result, Optional.of(manifest.outputs().probabilities())),
                    floats(
                            result,
                            Optional.ofNullable(manifest.outputs().activation())
                                    .map(Activation::name)),
                    confidence(result));
        } catch (OrtException failed) {
            throw new IllegalStateException(
                    "Inference by %s failed".formatted(manifest.id()), failed);
        }
    }

    private float confidence(OrtSession.Result result) throws OrtException {
        Optional<String> output =
                Optional.ofNullable(manifest.certainty())
                        .filter(Certainty::fromOutput)
                        .map(Certainty::output);
        return output.isPresent() ? floats(result, output)[0] : Float.NaN;
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

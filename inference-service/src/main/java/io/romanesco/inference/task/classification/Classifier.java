package io.romanesco.inference.task.classification;

import ai.onnxruntime.OrtException;
import io.romanesco.inference.decode.Pixels;
import io.romanesco.inference.model.repository.ModelDirectory;
import io.romanesco.inference.model.repository.ModelLoadException;
import io.romanesco.inference.model.repository.ModelManifest;
import io.romanesco.inference.model.repository.ModelManifest.ModelFile;
import io.romanesco.inference.model.runtime.BatchModel;
import io.romanesco.inference.model.runtime.ModelSession;
import io.romanesco.inference.model.runtime.RuntimeFacts;
import io.romanesco.inference.model.runtime.SessionSettings;
import io.romanesco.inference.resample.PictureEncoder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A loaded model: picture in, prediction out. Safe for many threads. */
public final class Classifier implements BatchModel, AutoCloseable {

    private final ModelManifest manifest;
    private final RuntimeFacts runtime;
    private final ModelSession session;
    private final PredictionDecoder decoder;
    private final Queue<PictureEncoder> encoders = new ConcurrentLinkedQueue<>();

    private Classifier(ModelManifest manifest, RuntimeFacts runtime, ModelSession session) {
        this.manifest = manifest;
        this.runtime = runtime;
        this.session = session;
        this.decoder = new PredictionDecoder(manifest);
    }

    /** Loads a model with a file and settings that the caller names. */
    public static Classifier load(
            Path version, Optional<String> precision, SessionSettings settings)
            throws ModelLoadException {
        return load(version, precision, settings, "configured");
    }

    /**
     * Loads a model, checks it against its manifest and runs it once, so that the first picture
     * does not pay for what is set up late.
     *
     * @param version folder with model.yaml
     * @param precision which of the model's files; empty: int8, else the first
     * @param chosenBy {@code configured} or {@code default}, for the facts
     * @throws ModelLoadException when it cannot be used, with the reason
     */
    public static Classifier load(
            Path version, Optional<String> precision, SessionSettings settings, String chosenBy)
            throws ModelLoadException {
        ModelManifest manifest = ModelDirectory.manifest(version);
        ModelFile file = ModelDirectory.file(version, manifest, precision);
        RuntimeFacts runtime =
                new RuntimeFacts(
                        ModelSession.runtimeVersion(),
                        file.precision(),
                        settings.threads(),
                        chosenBy);
        Classifier classifier =
                new Classifier(
                        manifest,
                        runtime,
                        ModelSession.open(manifest, version.resolve(file.path()), settings));
        classifier.warmUp();
        return classifier;
    }

    public ModelManifest manifest() {
        return manifest;
    }

    public RuntimeFacts runtime() {
        return runtime;
    }

    /**
     * Classifies.
     *
     * @throws IllegalStateException when ONNX Runtime fails
     */
    public Prediction classify(Pixels picture) {
        return classify(List.of(picture)).getFirst();
    }

    @Override
    public int largestBatch() {
        return session.largestBatch();
    }

    @Override
    public List<Prediction> classify(List<Pixels> pictures) {
        PictureEncoder encoder = Optional.ofNullable(encoders.poll()).orElseGet(this::newEncoder);
        try {
            return session.run(encoder.encode(pictures), pictures.size()).stream()
                    .map(decoder::decode)
                    .toList();
        } finally {
            encoders.add(encoder);
        }
    }

    private PictureEncoder newEncoder() {
        return new PictureEncoder(manifest.input());
    }

    private void warmUp() throws ModelLoadException {
        try {
            classify(new Pixels(1, 1, new byte[3]));
        } catch (IllegalStateException failed) {
            close();
            throw new ModelLoadException(
                    "model %s: the first inference failed: %s"
                            .formatted(manifest.id(), failed.getCause().getMessage()),
                    failed);
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException failed) {
            throw new IllegalStateException("Closing %s failed".formatted(manifest.id()), failed);
        }
    }
}

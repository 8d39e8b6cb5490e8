package io.romanesco.inference.model.registry;

import io.romanesco.contract.ModelName;
import io.romanesco.inference.decode.Pixels;
import io.romanesco.inference.model.repository.FileChoice;
import io.romanesco.inference.model.repository.FileChoice.Chosen;
import io.romanesco.inference.model.repository.MisfitException;
import io.romanesco.inference.model.repository.ModelDirectory;
import io.romanesco.inference.model.repository.ModelLoadException;
import io.romanesco.inference.model.repository.ModelManifest;
import io.romanesco.inference.model.repository.ModelManifest.ModelFile;
import io.romanesco.inference.model.runtime.GraphBytes;
import io.romanesco.inference.model.runtime.GraphTensor;
import io.romanesco.inference.model.runtime.ModelSession;
import io.romanesco.inference.model.runtime.ModelSession.ImageTensors;
import io.romanesco.inference.model.runtime.Providers;
import io.romanesco.inference.model.runtime.RawTensor;
import io.romanesco.inference.model.runtime.RuntimeFacts;
import io.romanesco.inference.model.runtime.SessionSettings;
import io.romanesco.inference.resample.PictureEncoder;
import io.romanesco.inference.task.InvalidOutputException;
import io.romanesco.inference.task.OutputShapeException;
import io.romanesco.inference.task.Prediction;
import io.romanesco.inference.task.Predictor;
import io.romanesco.inference.task.Task;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A model in memory: images in, predictions out. Safe for many threads. */
public final class LoadedModel implements Predictor, AutoCloseable {

    private final ModelManifest manifest;
    private final RuntimeFacts runtime;
    private final ModelSession session;
    private final Queue<PictureEncoder> idleEncoders = new ConcurrentLinkedQueue<>();

    private LoadedModel(ModelManifest manifest, RuntimeFacts runtime, ModelSession session) {
        this.manifest = manifest;
        this.runtime = runtime;
        this.session = session;
    }

    /**
     * Reads a version's model.yaml and loads it as {@link #open} does, for programs that measure
     * one model.
     *
     * @param version folder with model.yaml
     * @param precision which of the model's files; empty: int8, else the first
     * @throws ModelLoadException when it cannot be used, with the reason
     */
    public static LoadedModel load(
            Path version, Optional<String> precision, SessionSettings settings)
            throws ModelLoadException {
        ModelManifest manifest = ModelDirectory.manifest(version);
        List<Chosen> candidates = FileChoice.candidates(manifest, precision, Providers.available());
        for (Chosen candidate : candidates) {
            ModelDirectory.verifyWeights(version, candidate.file());
        }
        return open(version, manifest, candidates, settings);
    }

    /**
     * Loads a model, checks its file's digest and its graph, and runs it once, so that the first
     * image does not wait for its one-time setup.
     *
     * @param version folder with the model's files
     * @param candidates files to try, the best first: a provider may turn out to lack its device
     * @param settings provider and the model's own threads are added
     * @throws MisfitException when a file does not have its digest
     * @throws ModelLoadException when none can be used, with the reason of the first
     */
    static LoadedModel open(
            Path version, ModelManifest manifest, List<Chosen> candidates, SessionSettings settings)
            throws ModelLoadException {
        SessionSettings own =
                settings.withThreads(
                        manifest.options().session().threads().orElse(settings.threads()));
        ModelLoadException first = null;
        for (Chosen candidate : candidates) {
            try {
                return open(
                        version,
                        manifest,
                        candidate.file(),
                        own.withProvider(candidate.provider())
                                .withWeightsApart(!candidate.file().weights().isEmpty()));
            } catch (MisfitException damaged) {
                throw damaged;
            } catch (ModelLoadException unusable) {
                first = first == null ? unusable : first;
            }
        }
        throw first;
    }

    private static LoadedModel open(
            Path version, ModelManifest manifest, ModelFile file, SessionSettings settings)
            throws ModelLoadException {
        ModelSession session = session(version, manifest, file, settings);
        RuntimeFacts runtime =
                new RuntimeFacts(
                        ModelSession.runtimeVersion(),
                        file.precision(),
                        settings.threads(),
                        settings.provider());
        LoadedModel model = new LoadedModel(manifest, runtime, session);
        model.warmUp();
        return model;
    }

    private static ModelSession session(
            Path version, ModelManifest manifest, ModelFile file, SessionSettings settings)
            throws ModelLoadException {
        Task task = manifest.task();
        Path path = version.resolve(file.path());
        try (GraphBytes graph = GraphBytes.read(manifest.id(), path, file.sha256())) {
            return ModelSession.open(
                    manifest.id(), graph, settings, task.input().tensor(), task.outputs());
        }
    }

    public ModelManifest manifest() {
        return manifest;
    }

    public RuntimeFacts runtime() {
        return runtime;
    }

    public Task task() {
        return manifest.task();
    }

    @Override
    public ModelName name() {
        return new ModelName(manifest.name(), manifest.version());
    }

    @Override
    public int maxBatch() {
        return Math.min(session.maxBatch(), task().input().maxBatch());
    }

    @Override
    public List<Prediction> predict(List<Pixels> images) {
        PictureEncoder encoder =
                Optional.ofNullable(idleEncoders.poll()).orElseGet(task()::newEncoder);
        try {
            return task().decode(session.run(encoder.encode(images), images.size()), images);
        } finally {
            idleEncoders.add(encoder);
        }
    }

    /** The graph's inputs, in its order. */
    public List<GraphTensor> graphInputs() {
        return session.graphInputs();
    }

    /** The graph's outputs, in its order. */
    public List<GraphTensor> graphOutputs() {
        return session.graphOutputs();
    }

    /**
     * Runs the graph on tensors, whatever its task.
     *
     * @param inputs every input of the graph by name
     * @param outputs names of outputs, at least one
     * @throws IllegalArgumentException when the graph does not take the inputs
     * @throws IllegalStateException when the inference fails
     */
    public Map<String, RawTensor> infer(Map<String, RawTensor> inputs, Set<String> outputs) {
        return session.infer(inputs, outputs);
    }

    /**
     * Runs one inference on one image.
     *
     * @param outputs names of the graph's outputs that are wanted beside the prediction
     * @throws IllegalStateException when the inference fails
     */
    public ImageOutputs infer(Pixels image, Set<String> outputs) {
        PictureEncoder encoder =
                Optional.ofNullable(idleEncoders.poll()).orElseGet(task()::newEncoder);
        try {
            List<Pixels> images = List.of(image);
            ImageTensors found = session.run(encoder.encode(images), 1, outputs);
            return new ImageOutputs(found.raw(), task().decode(found.values(), images).getFirst());
        } finally {
            idleEncoders.add(encoder);
        }
    }

    private void warmUp() throws ModelLoadException {
        try {
            predict(List.of(new Pixels(1, 1, new byte[3])));
        } catch (IllegalStateException failed) {
            close();
            throw new ModelLoadException(
                    "model %s: the first inference failed: %s"
                            .formatted(manifest.id(), failed.getCause().getMessage()),
                    failed);
        } catch (OutputShapeException unfit) {
            close();
            throw new ModelLoadException(
                    "model %s: %s".formatted(manifest.id(), unfit.getMessage()), unfit);
        } catch (InvalidOutputException any) {
            // One black pixel is no picture: a model that divides by its contrast gives NaN here.
        } catch (RuntimeException | LinkageError unforeseen) {
            close();
            throw unforeseen;
        }
    }

    @Override
    public void close() {
        session.close();
    }
}

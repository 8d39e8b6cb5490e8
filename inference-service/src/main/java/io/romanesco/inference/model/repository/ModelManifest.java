package io.romanesco.inference.model.repository;

import io.romanesco.inference.task.Task;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A model.yaml.
 *
 * @param name machine name, also the folder's
 * @param version version, also the folder's
 * @param licence licence of the weights; may be null
 * @param description one line; may be null
 * @param files the model in one or more precisions, at least one
 * @param task what its tensors mean
 * @param options what else the file says
 */
public record ModelManifest(
        String name,
        String version,
        String licence,
        String description,
        List<ModelFile> files,
        Task task,
        Options options) {

    /** The provider that runs graphs on the processor. */
    public static final String CPU = "cpu";

    /**
     * One file of the model.
     *
     * @param precision {@code fp32}, {@code int8} ...
     * @param path beside model.yaml
     * @param sha256 hexadecimal digest
     * @param provider what the file is for: {@code cpu}, {@code cuda} or {@code tensorrt}; null:
     *     whatever {@code session.provider} says
     * @param memoryMiB memory that this file takes once it is loaded, in MiB; empty: that of the
     *     model
     * @param weights files that the graph keeps its weights in, if it does not hold them itself
     */
    public record ModelFile(
            String precision,
            String path,
            String sha256,
            String provider,
            OptionalInt memoryMiB,
            List<WeightsFile> weights) {}

    /**
     * A file of weights that a graph refers to ("external data" of ONNX).
     *
     * @param path beside model.yaml
     * @param sha256 hexadecimal digest
     */
    public record WeightsFile(String path, String sha256) {}

    /**
     * The optional parts of a model.yaml.
     *
     * @param golden pictures whose results are known; empty: there are none
     * @param memoryMiB memory that the loaded model takes, in MiB, for files that say nothing else;
     *     empty: to be estimated
     * @param session how ONNX Runtime runs it
     * @param documents files about the model
     */
    public record Options(
            Optional<Golden> golden, OptionalInt memoryMiB, Session session, Documents documents) {}

    /**
     * Where the golden pictures are, and how much a result may differ.
     *
     * @param folder beside model.yaml
     * @param scoreDelta allowed difference of scores and shares, 0 to 1
     * @param minIou boxes must overlap at least so much, 0 to 1
     */
    public record Golden(String folder, double scoreDelta, double minIou) {}

    /**
     * How ONNX Runtime runs the model.
     *
     * @param provider {@code cpu}, {@code cuda} or {@code tensorrt}
     * @param threads inside one inference; empty: as configured
     */
    public record Session(String provider, OptionalInt threads) {}

    /**
     * Files about the model, each beside model.yaml; empty where there is none.
     *
     * @param card Markdown
     * @param curves of its training, a table as JSON
     * @param variants of it compared, a table as JSON
     */
    public record Documents(
            Optional<String> card, Optional<String> curves, Optional<String> variants) {}

    /** The hexadecimal SHA-256 of each of the model's files, by path as model.yaml has it. */
    public Map<String, String> digests() {
        Map<String, String> digests = new LinkedHashMap<>();
        for (ModelFile file : files) {
            digests.put(file.path(), file.sha256());
            file.weights().forEach(weights -> digests.put(weights.path(), weights.sha256()));
        }
        return digests;
    }

    /** Name and version as one word. */
    public String id() {
        return name + "/" + version;
    }
}

package io.romanesco.inference.model.repository;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.romanesco.inference.model.repository.ModelManifest.Certainty;
import io.romanesco.inference.model.repository.ModelManifest.Input;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;

/** Reads a model.yaml and checks that it describes something this service can run. */
public final class ManifestReader {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private ManifestReader() {}

    public static ModelManifest read(Path file) throws ModelLoadException {
        if (!Files.isRegularFile(file)) {
            throw new ModelLoadException(file + " does not exist");
        }
        try {
            ModelManifest manifest = YAML.readValue(file.toFile(), ModelManifest.class);
            if (manifest == null) {
                throw new ModelLoadException(file + " is empty");
            }
            check(manifest, file);
            return manifest;
        } catch (JsonProcessingException malformed) {
            throw new ModelLoadException(
                    file + " cannot be understood: " + malformed.getOriginalMessage(), malformed);
        } catch (IOException unreadable) {
            throw new ModelLoadException(file + " cannot be read", unreadable);
        }
    }

    private static void check(ModelManifest manifest, Path file) throws ModelLoadException {
        require(file, "name", manifest.name());
        require(file, "version", manifest.version());
        require(file, "task", manifest.task(), "classification");
        require(file, "input", manifest.input());
        require(file, "outputs", manifest.outputs());
        require(file, "outputs.probabilities", manifest.outputs().probabilities());
        check(file, manifest.input());
        check(file, manifest.certainty());
        List<String> labels = manifest.labels();
        if (labels == null || labels.isEmpty() || new HashSet<>(labels).size() != labels.size()) {
            throw new ModelLoadException(file + ": labels are missing, or one is there twice");
        }
        if (manifest.files() == null || manifest.files().isEmpty()) {
            throw new ModelLoadException(file + ": files is missing");
        }
    }

    private static void check(Path file, Input input) throws ModelLoadException {
        require(file, "input.name", input.name());
        require(file, "input.layout", input.layout(), "NHWC");
        require(file, "input.type", input.type(), "uint8");
        require(file, "input.color", input.color(), "RGB");
        require(file, "input.resize", input.resize());
        require(file, "input.resize.mode", input.resize().mode(), "stretch");
        require(file, "input.resize.filter", input.resize().filter(), "bilinear");
        if (input.width() < 1 || input.height() < 1) {
            throw new ModelLoadException(file + ": input.width and input.height are missing");
        }
    }

    private static void check(Path file, Certainty certainty) throws ModelLoadException {
        if (certainty != null && certainty.fromOutput()) {
            require(file, "certainty.output", certainty.output());
        } else if (certainty != null) {
            require(file, "certainty.score", certainty.score(), "probability");
        }
    }

    private static void require(Path file, String key, Object value) throws ModelLoadException {
        if (value == null) {
            throw new ModelLoadException(file + ": " + key + " is missing");
        }
    }

    private static void require(Path file, String key, String value, String supported)
            throws ModelLoadException {
        if (!supported.equals(value)) {
            throw new ModelLoadException(
                    "%s: %s is %s; this service supports %s"
                            .formatted(file, key, value, supported));
        }
    }
}

package io.romanesco.inference.model.repository;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.romanesco.inference.model.repository.ModelManifest.ModelFile;
import io.romanesco.inference.task.ManifestSection;
import io.romanesco.inference.task.Tasks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads a model.yaml and checks that it describes something this service can run. */
public final class ManifestReader {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final long MAX_BYTES = 1 << 20;

    /** Keys for people, and keys that only some tasks read. */
    private static final String[] UNCHECKED = {
        "licence", "description", "precision", "metrics", "data", "calibration", "certainty", "nms"
    };

    private ManifestReader() {}

    /**
     * Reads a manifest.
     *
     * @throws ModelLoadException when it is missing, malformed or not supported
     */
    public static ModelManifest read(Path file) throws ModelLoadException {
        if (!Files.isRegularFile(file)) {
            throw new ModelLoadException(file + " does not exist");
        }
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new ModelLoadException(
                        "%s has more than %d bytes".formatted(file, MAX_BYTES));
            }
            return manifest(YAML.readTree(file.toFile()));
        } catch (JsonProcessingException malformed) {
            throw new ModelLoadException(
                    file + " cannot be understood: " + oneLine(malformed), malformed);
        } catch (IOException unreadable) {
            throw new ModelLoadException(file + " cannot be read", unreadable);
        } catch (IllegalArgumentException unsupported) {
            throw new ModelLoadException(
                    file + ": " + unsupported.getMessage().replaceAll("\\p{Cntrl}", "?"),
                    unsupported);
        }
    }

    private static ModelManifest manifest(JsonNode yaml) {
        ManifestSection manifest = ManifestSection.of(yaml);
        String name = manifest.text("name");
        String version = manifest.text("version");
        List<ModelFile> files =
                manifest.sections("files").stream().map(OptionsReader::file).toList();
        if (files.isEmpty()) {
            throw new IllegalArgumentException("files is missing");
        }
        ModelManifest read =
                new ModelManifest(
                        name,
                        version,
                        text(yaml, "licence"),
                        text(yaml, "description"),
                        files,
                        Tasks.read(manifest),
                        OptionsReader.read(manifest));
        manifest.noOtherKeys("model.yaml", UNCHECKED);
        return read;
    }

    private static String text(JsonNode yaml, String key) {
        return yaml.path(key).asText(null);
    }

    /** The parser shows the place on lines of its own. */
    private static String oneLine(JsonProcessingException malformed) {
        return malformed.getOriginalMessage().strip().replaceAll("\\s+", " ");
    }
}

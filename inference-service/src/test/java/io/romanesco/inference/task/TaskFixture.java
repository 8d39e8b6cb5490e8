package io.romanesco.inference.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.romanesco.inference.decode.DecodeResult.Decoded;
import io.romanesco.inference.decode.DecodeSettings;
import io.romanesco.inference.decode.ImageDecoder;
import io.romanesco.inference.decode.Pixels;
import io.romanesco.inference.model.registry.LoadedModel;
import io.romanesco.inference.model.repository.ModelLoadException;
import io.romanesco.inference.model.runtime.SessionSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A small model with a picture and what the reference in Python finds in it: {@code
 * src/test/resources/tasks/<name>}. {@code python -m romanesco_training fixtures} writes them.
 *
 * @param folder of the model, the picture and expected.json
 */
public record TaskFixture(Path folder) {

    private static final Path ROOT = Path.of("src/test/resources/tasks");
    private static final ObjectMapper JSON = new ObjectMapper();

    public static TaskFixture named(String name) {
        return new TaskFixture(ROOT.resolve(name));
    }

    /** The names of all fixtures. */
    public static List<String> names() throws IOException {
        try (Stream<Path> folders = Files.list(ROOT)) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    public LoadedModel load() throws ModelLoadException {
        return LoadedModel.load(folder, Optional.empty(), SessionSettings.DEFAULT);
    }

    public Pixels picture() throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve("picture.png"));
        return ((Decoded) new ImageDecoder(DecodeSettings.DEFAULT).decode(bytes)).pixels();
    }

    /** What the reference finds in the picture. */
    public JsonNode expected() throws IOException {
        return JSON.readTree(folder.resolve("expected.json").toFile()).get(0);
    }
}

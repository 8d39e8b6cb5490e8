package io.romanesco.bench.evaluate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A version of a model with another score threshold: a temporary folder with links to the model's
 * files and its own model.yaml. Average precision needs objects of low scores, too.
 */
final class ScoreThreshold implements AutoCloseable {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final String MANIFEST = "model.yaml";

    private final Path folder;

    private ScoreThreshold(Path folder) {
        this.folder = folder;
    }

    /**
     * Makes the folder.
     *
     * @param version folder of the model's version
     * @param score {@code nms.score} instead of the model's, 0..1
     */
    static ScoreThreshold of(Path version, double score) throws IOException {
        ScoreThreshold made = new ScoreThreshold(Files.createTempDirectory("romanesco-annotate"));
        try (Stream<Path> files = Files.list(version)) {
            for (Path file : files.toList()) {
                Path target = made.folder.resolve(file.getFileName());
                if (file.endsWith(MANIFEST)) {
                    ObjectNode manifest = (ObjectNode) YAML.readTree(file.toFile());
                    manifest.withObject("/nms").put("score", score);
                    YAML.writeValue(target.toFile(), manifest);
                } else {
                    Files.createSymbolicLink(target, file.toAbsolutePath());
                }
            }
        }
        return made;
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        }
    }
}

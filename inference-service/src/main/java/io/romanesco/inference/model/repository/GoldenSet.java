package io.romanesco.inference.model.repository;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.romanesco.contract.Box;
import io.romanesco.contract.DetectedObject;
import io.romanesco.inference.model.repository.ModelManifest.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The golden pictures of a version: {@code expected.json} in its golden folder.
 *
 * @param limits how much a result may differ
 * @param pictures at least one
 */
public record GoldenSet(Golden limits, List<Expected> pictures) {

    private static final String FILE = "expected.json";
    private static final int MAX_BYTES = 1 << 20;
    private static final int MAX_PICTURES = 100;

    /** Largest picture: the largest image that the service takes by default. */
    static final long MAX_PICTURE_BYTES = 16 << 20;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What is expected of a picture. */
    public enum Kind {
        /** The best category of the picture. */
        CATEGORY,
        /** Objects with boxes. */
        OBJECTS,
        /** Categories with their shares of the picture. */
        SEMANTIC
    }

    /**
     * A picture and what is expected in it.
     *
     * @param name the picture's file
     * @param file its path on this machine
     * @param objects boxes in pixels of the picture as oriented; without boxes for the other kinds
     */
    public record Expected(String name, Path file, Kind kind, List<DetectedObject> objects) {

        /**
         * The encoded picture.
         *
         * @throws IOException when it cannot be read
         */
        public byte[] bytes() throws IOException {
            return Files.readAllBytes(file);
        }
    }

    /**
     * Reads it.
     *
     * @throws ModelLoadException when it is malformed, or a file is outside of its place
     * @throws IOException when it or a picture is missing or cannot be read
     */
    static GoldenSet read(LocalFiles files, Golden golden) throws ModelLoadException, IOException {
        Path file = files.find(golden.folder() + "/" + FILE);
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new IllegalArgumentException(
                        "it has more than %d bytes".formatted(MAX_BYTES));
            }
            JsonNode pictures = JSON.readTree(file.toFile()).path("pictures");
            if (!pictures.isArray() || pictures.isEmpty() || pictures.size() > MAX_PICTURES) {
                throw new IllegalArgumentException(
                        "pictures must be a list of 1 to %d".formatted(MAX_PICTURES));
            }
            List<Expected> expected = new ArrayList<>();
            for (JsonNode picture : pictures) {
                expected.add(expected(files, golden.folder(), picture));
            }
            return new GoldenSet(golden, expected);
        } catch (JsonProcessingException malformed) {
            throw malformed(golden, "it is not JSON", malformed);
        } catch (IllegalArgumentException unfit) {
            throw malformed(golden, unfit.getMessage(), unfit);
        }
    }

    private static Expected expected(LocalFiles files, String folder, JsonNode picture)
            throws ModelLoadException, IOException {
        String name = picture.path("file").asText("");
        Path file = files.find(folder + "/" + OptionsReader.inside("file", name));
        if (Files.size(file) > MAX_PICTURE_BYTES) {
            throw new IllegalArgumentException(
                    "%s has more than %d bytes".formatted(name, MAX_PICTURE_BYTES));
        }
        if (picture.has("category")) {
            return new Expected(name, file, Kind.CATEGORY, List.of(object(picture, "score")));
        }
        if (picture.has("objects")) {
            return new Expected(name, file, Kind.OBJECTS, objects(picture.get("objects"), "score"));
        }
        if (picture.has("semantic")) {
            return new Expected(
                    name, file, Kind.SEMANTIC, objects(picture.get("semantic"), "share"));
        }
        throw new IllegalArgumentException(name + " has no category, objects or semantic");
    }

    private static List<DetectedObject> objects(JsonNode list, String score) {
        List<DetectedObject> objects = new ArrayList<>();
        list.forEach(each -> objects.add(object(each, score)));
        return objects;
    }

    private static DetectedObject object(JsonNode node, String score) {
        String category = node.path("category").asText(null);
        double value = node.path(score).asDouble(Double.NaN);
        if (category == null || Double.isNaN(value)) {
            throw new IllegalArgumentException("category or " + score + " is missing: " + node);
        }
        JsonNode box = node.path("box");
        if (box.isMissingNode()) {
            return new DetectedObject(category, value, null, null);
        }
        if (box.size() != 4) {
            throw new IllegalArgumentException("a box is [x, y, width, height], not " + box);
        }
        return new DetectedObject(
                category,
                value,
                new Box(
                        box.get(0).asDouble(),
                        box.get(1).asDouble(),
                        box.get(2).asDouble(),
                        box.get(3).asDouble()),
                null);
    }

    private static ModelLoadException malformed(Golden golden, String why, Exception cause) {
        return new ModelLoadException("%s/%s: %s".formatted(golden.folder(), FILE, why), cause);
    }
}

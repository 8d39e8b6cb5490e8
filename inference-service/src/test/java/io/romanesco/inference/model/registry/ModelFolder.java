package io.romanesco.inference.model.registry;

import io.romanesco.inference.drawing.Drawings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes versions of a small model that tells colours apart, as users copy theirs. */
public final class ModelFolder {

    private static final Path PAINT = Path.of("src/test/resources/models/paint/1.0.0");

    private final String name;
    private final String version;
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final Map<String, String> edits = new LinkedHashMap<>();

    private ModelFolder(String name, String version) {
        this.name = name;
        this.version = version;
        files.put("model.onnx", read(PAINT.resolve("model.onnx")));
    }

    public static ModelFolder of(String name, String version) {
        return new ModelFolder(name, version);
    }

    /** Replaces a text of model.yaml, which must be there. */
    public ModelFolder edit(String from, String to) {
        edits.put(from, to);
        return this;
    }

    public ModelFolder with(String file, byte[] content) {
        files.put(file, content);
        return this;
    }

    public ModelFolder memory(int mebibytes) {
        return edit("precision: fp32\nfiles", "resources: {memoryMiB: " + mebibytes + "}\nfiles");
    }

    /** Memory that the one file takes. */
    public ModelFolder fileMemory(int mebibytes) {
        return edit("path: model.onnx", "path: model.onnx, memoryMiB: " + mebibytes);
    }

    /** With some megabytes of weights. */
    ModelFolder heavy() {
        byte[] model = HeavyModel.of(files.get("model.onnx"));
        with("model.onnx", model);
        return edit(
                "ad5f1fd338acb470483e404ba00b9d79217b50ff8fdd1193729ff43b91eb1447", sha256(model));
    }

    /** With some megabytes of weights in {@code weights.bin}, whose digest model.yaml may have. */
    ModelFolder weightsApart(boolean listed) {
        byte[] weights = new byte[HeavyModel.WEIGHTS];
        byte[] model = HeavyModel.withWeightsIn("weights.bin", files.get("model.onnx"));
        String digest =
                listed
                        ? sha256(model)
                                + ", weights: [{path: weights.bin, sha256: %s}]"
                                        .formatted(sha256(weights))
                        : sha256(model);
        return with("weights.bin", weights)
                .with("model.onnx", model)
                .edit("ad5f1fd338acb470483e404ba00b9d79217b50ff8fdd1193729ff43b91eb1447", digest);
    }

    /** A red and a blue picture whose categories are known. */
    public ModelFolder golden() {
        return golden("Red", 1.0);
    }

    public ModelFolder golden(String category, double score) {
        with("golden/red.png", Drawings.png(Drawings.plain(40, 30, 0xff0000)));
        with("golden/blue.png", Drawings.png(Drawings.plain(30, 40, 0x0000ff)));
        with(
                "golden/expected.json",
                """
                {"pictures": [{"file": "red.png", "category": "%s", "score": %s},
                              {"file": "blue.png", "category": "Blue", "score": 1.0}]}
                """
                        .formatted(category, score)
                        .getBytes());
        return edit("precision: fp32\nfiles", "golden: {folder: golden}\nfiles");
    }

    /** All files by path, model.yaml last. */
    public Map<String, byte[]> files() {
        String manifest =
                new String(read(PAINT.resolve("model.yaml")))
                        .replace("name: paint", "name: " + name)
                        .replace("version: 1.0.0", "version: " + version);
        for (Map.Entry<String, String> edit : edits.entrySet()) {
            if (!manifest.contains(edit.getKey())) {
                throw new IllegalArgumentException(manifest + " lacks " + edit.getKey());
            }
            manifest = manifest.replace(edit.getKey(), edit.getValue());
        }
        Map<String, byte[]> all = new LinkedHashMap<>(files);
        all.put("model.yaml", manifest.getBytes());
        return all;
    }

    public Path writeTo(Path root) {
        Path folder = root.resolve(name).resolve(version);
        files().forEach((file, content) -> write(folder.resolve(file), content));
        return folder;
    }

    public static void write(Path file, byte[] content) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

package io.romanesco.bench.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A temporary folder with copies of models, for a stack to serve. */
public final class ModelFolder implements AutoCloseable {

    private final Path folder;

    private ModelFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Copies models.
     *
     * @param models folders {@code <name>} with the versions of a model each
     */
    public static ModelFolder of(Path... models) throws IOException {
        ModelFolder made = new ModelFolder(Files.createTempDirectory("romanesco-bench-models-"));
        for (Path model : models) {
            copy(model, made.folder.resolve(model.getFileName()));
        }
        return made;
    }

    public Path path() {
        return folder;
    }

    /** The version with the highest name of a model that has one to choose from. */
    public Path newest(String model) throws IOException {
        try (Stream<Path> versions = Files.list(folder.resolve(model))) {
            return versions.max(Comparator.comparing(Path::toString)).orElseThrow();
        }
    }

    /**
     * Adds a copy of a version under another number, file by file, model.yaml first, as somebody
     * would who copies a folder to a running stack.
     */
    public void add(Path version, String number) throws IOException {
        Path copy = version.resolveSibling(number);
        Files.createDirectory(copy);
        String manifest = Files.readString(version.resolve("model.yaml"));
        Files.writeString(
                copy.resolve("model.yaml"),
                manifest.replaceFirst("(?m)^version: .*$", "version: " + number));
        copy(version, copy);
    }

    /** Copies what is not there yet. */
    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.sorted().toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.notExists(target)) {
                    Files.copy(file, target);
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        deleteAll(folder);
    }

    static void deleteAll(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

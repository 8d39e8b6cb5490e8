package io.romanesco.e2e.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A folder of models: the default one, and small ones of inference-service's tests. */
public final class ModelFolder {

    private static final Path DEFAULT =
            Repository.ROOT.resolve("inference-service/models/vegetables");
    private static final Path SMALL =
            Repository.ROOT.resolve("inference-service/src/test/resources/tasks");

    private ModelFolder() {}

    /** Creates a temporary folder; the small models get the version 1.0.0. */
    public static Path create(String... small) {
        Path folder = Folders.temporary();
        copy(DEFAULT, folder.resolve("vegetables"));
        for (String model : small) {
            copy(SMALL.resolve(model), folder.resolve(model).resolve("1.0.0"));
        }
        return folder;
    }

    /** Adds the default model under another name, with the version 1.0.0. */
    public static void addTwin(Path folder, String name) {
        Path version = folder.resolve(name).resolve("1.0.0");
        copy(DEFAULT.resolve("1.2.0"), version);
        Path manifest = version.resolve("model.yaml");
        try {
            String text = Files.readString(manifest);
            Files.writeString(
                    manifest,
                    text.replaceFirst("(?m)^name: vegetables$", "name: " + name)
                            .replaceFirst("(?m)^version: .*$", "version: 1.0.0"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.romanesco.inference.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/** A folder of models for an application under test, made of the small models of the tests. */
public final class ModelFolder {

    private static final Path RESOURCES = Path.of("src/test/resources");

    private ModelFolder() {}

    /**
     * The classification models of all tests, and some of {@code src/test/resources/tasks} as
     * version 1.0.0.
     *
     * @param name of the folder in {@code target}
     */
    public static Path of(String name, String... tasks) {
        Path folder = Path.of("target", name);
        copy(RESOURCES.resolve("models/paint"), folder.resolve("paint"));
        copy(RESOURCES.resolve("models/shade"), folder.resolve("shade"));
        for (String task : tasks) {
            copy(RESOURCES.resolve("tasks").resolve(task), folder.resolve(task).resolve("1.0.0"));
        }
        return folder;
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

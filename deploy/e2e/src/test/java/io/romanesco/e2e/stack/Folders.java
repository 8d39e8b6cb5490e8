package io.romanesco.e2e.stack;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Temporary folders for data and logs. */
public final class Folders {

    private Folders() {}

    /** A new folder. */
    public static Path temporary() {
        try {
            return Files.createTempDirectory("romanesco-e2e-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder for the output of a stack's processes; it is kept after the tests. */
    public static Path logs(String stack) {
        return Path.of("target", "stacks", stack).toAbsolutePath();
    }

    /** Copies the files of a folder, if there is one. */
    static void copy(Path from, Path to) {
        if (Files.notExists(from)) {
            return;
        }
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()), REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes a folder with all that is in it. */
    public static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException alreadyGone) {
            // Another process deleted it first.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

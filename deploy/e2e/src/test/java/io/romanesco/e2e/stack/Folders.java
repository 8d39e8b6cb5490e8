package io.romanesco.e2e.stack;

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

    /** Where the output of all programs goes: kept after the tests, one folder for each stack. */
    public static Path logs(String stack) {
        return Path.of("target", "stacks", stack).toAbsolutePath();
    }

    /** Deletes a folder with all that is in it. */
    public static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException alreadyGone) {
            // Somebody else has tidied up.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

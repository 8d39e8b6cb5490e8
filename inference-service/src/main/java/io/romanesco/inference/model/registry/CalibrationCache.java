package io.romanesco.inference.model.registry;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;

/** Keeps what calibrations found, one small file for each model on each kind of machine. */
final class CalibrationCache {

    private final Path directory;

    CalibrationCache(Path directory) {
        this.directory = directory;
    }

    /**
     * What a calibration found.
     *
     * @param threads inside one inference
     */
    record Choice(String precision, int threads) {}

    /**
     * @param key everything that the result depends on
     */
    Optional<Choice> read(String key) {
        Properties kept = new Properties();
        try (Reader reader = Files.newBufferedReader(file(key))) {
            kept.load(reader);
            return key.equals(kept.getProperty("key"))
                    ? Optional.of(
                            new Choice(
                                    kept.getProperty("precision"),
                                    Integer.parseInt(kept.getProperty("threads"))))
                    : Optional.empty();
        } catch (IOException | RuntimeException absentOrDamaged) {
            return Optional.empty();
        }
    }

    /** Whether it could be kept; on a file system that cannot be written, it cannot. */
    boolean write(String key, Choice choice) {
        Properties kept = new Properties();
        kept.setProperty("key", key);
        kept.setProperty("precision", choice.precision());
        kept.setProperty("threads", Integer.toString(choice.threads()));
        Path draft = directory.resolve(UUID.randomUUID() + ".new");
        try {
            Files.createDirectories(directory);
            try (Writer writer = Files.newBufferedWriter(draft)) {
                kept.store(writer, "Delete this file to have it measured again.");
            }
            // Replaced at once: other instances may be reading.
            Files.move(draft, file(key), StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (IOException unwritable) {
            return false;
        }
    }

    private Path file(String key) {
        UUID name = UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
        return directory.resolve(name + ".properties");
    }
}

package io.romanesco.local.importer;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The file with the ids that Kafka has acknowledged: a first line with the import's start, then one
 * id a line. A lost or torn file only costs time, because an image that is sent twice keeps its id.
 */
final class AcknowledgedIds implements Closeable {

    private static final String STARTED = "started ";

    private final Instant started;
    private final Set<UUID> acknowledged;
    private final BufferedWriter writer;

    private AcknowledgedIds(Instant started, Set<UUID> acknowledged, BufferedWriter writer) {
        this.started = started;
        this.acknowledged = acknowledged;
        this.writer = writer;
    }

    /** Continues the file, or starts it. */
    static AcknowledgedIds open(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        List<String> lines =
                Files.exists(file) ? Files.readString(file).lines().toList() : List.of();
        Optional<Instant> started = lines.stream().findFirst().flatMap(AcknowledgedIds::startOf);
        if (started.isEmpty()) {
            Files.writeString(file, STARTED + Instant.now() + "\n");
        }
        Set<UUID> acknowledged = new HashSet<>();
        if (started.isPresent()) {
            lines.forEach(line -> idOf(line).ifPresent(acknowledged::add));
        }
        BufferedWriter writer =
                Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
        if (!acknowledged.isEmpty()) {
            writer.newLine();
        }
        return new AcknowledgedIds(started.orElseGet(Instant::now), acknowledged, writer);
    }

    /** The time just before the first image was sent. */
    Instant started() {
        return started;
    }

    boolean contains(UUID id) {
        return acknowledged.contains(id);
    }

    /** Appends an id. Safe for threads. */
    synchronized void add(UUID id) {
        try {
            writer.write(id.toString());
            writer.newLine();
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        writer.close();
    }

    private static Optional<Instant> startOf(String line) {
        try {
            return line.startsWith(STARTED)
                    ? Optional.of(Instant.parse(line.substring(STARTED.length())))
                    : Optional.empty();
        } catch (java.time.DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<UUID> idOf(String line) {
        try {
            return line.length() == 36 ? Optional.of(UUID.fromString(line)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

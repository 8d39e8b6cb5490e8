package io.romanesco.e2e.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The launcher's run.json; it is rewritten whenever everything is ready. */
public record RunReport(JsonNode json) {

    private static final String FILE = "run.json";

    /** The report of the launcher that works on this folder, if there is one. */
    static Optional<RunReport> of(Path data) {
        Path file = data.resolve(FILE);
        try {
            return Files.exists(file)
                    ? Optional.of(new RunReport(new ObjectMapper().readTree(file.toFile())))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All processes. */
    public List<StackProcess> processes() {
        return StreamSupport.stream(json.path("processes").spliterator(), false)
                .map(p -> new StackProcess(text(p, "name"), p.path("pid").asLong(), text(p, "url")))
                .toList();
    }

    /** The process with this name. */
    public StackProcess process(String name) {
        return processes().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    public String kafka() {
        return text(json.path("kafka"), "bootstrapServers");
    }

    /** Address of the object store. */
    public String objects() {
        return text(json.path("s3"), "endpoint");
    }

    /** The ports of the stack. */
    public List<Integer> ports() {
        return List.of(
                URI.create(text(json, "url")).getPort(),
                URI.create("kafka://" + kafka()).getPort(),
                URI.create(objects()).getPort(),
                json.at("/postgres/port").asInt());
    }

    private static String text(JsonNode node, String name) {
        return node.hasNonNull(name) ? node.path(name).asText() : null;
    }
}

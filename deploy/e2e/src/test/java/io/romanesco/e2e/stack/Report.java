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

/** The launcher's run.json: what runs where, written anew whenever everything is ready. */
public record Report(JsonNode json) {

    private static final String FILE = "run.json";

    /** The report of the launcher that works on this folder, if there is one. */
    static Optional<Report> of(Path data) {
        Path file = data.resolve(FILE);
        try {
            return Files.exists(file)
                    ? Optional.of(new Report(new ObjectMapper().readTree(file.toFile())))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All processes. */
    public List<Part> parts() {
        return StreamSupport.stream(json.path("processes").spliterator(), false)
                .map(p -> new Part(text(p, "name"), p.path("pid").asLong(), text(p, "url")))
                .toList();
    }

    /** One of them. */
    public Part part(String name) {
        return parts().stream().filter(part -> part.name().equals(name)).findFirst().orElseThrow();
    }

    public String kafka() {
        return text(json.path("kafka"), "bootstrapServers");
    }

    /** Where originals are fetched from. */
    public String objects() {
        return text(json.path("s3"), "endpoint");
    }

    /** The ports that it listens on. */
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

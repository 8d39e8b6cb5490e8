package io.romanesco.local.launch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.romanesco.local.servers.ServersInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * Everything about a running stack, for programs.
 *
 * @param url of the page and the API, without a slash at its end
 * @param processes every process that belongs to it, PostgreSQL and the launcher included
 */
public record RunReport(
        String url,
        String apiDocs,
        ServersInfo.Kafka kafka,
        ServersInfo.Postgres postgres,
        ServersInfo.S3 s3,
        List<RunningProcess> processes,
        String data) {

    /**
     * @param url null for what is no HTTP service
     * @param log null for what has none
     */
    public record RunningProcess(String name, long pid, String url, String log) {}

    /** Where the report of the stack on this data folder is, while it runs. */
    static Path fileIn(Path data) {
        return data.resolve("run.json");
    }

    /** The stack that runs on this data folder; empty when none does. */
    public static Optional<RunReport> of(Path data) throws IOException {
        Path file = fileIn(data);
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ObjectMapper().readValue(file.toFile(), RunReport.class));
        } catch (JsonProcessingException e) {
            // Left by another version.
            return Optional.empty();
        }
    }

    /** Replaces the file at once, so that a reader never sees half of it. */
    void writeTo(Path file, ObjectMapper json) throws IOException {
        Path absolute = file.toAbsolutePath();
        Files.createDirectories(absolute.getParent());
        Path draft = absolute.resolveSibling(absolute.getFileName() + ".new");
        json.writeValue(draft.toFile(), this);
        Files.move(draft, absolute, StandardCopyOption.ATOMIC_MOVE);
    }
}

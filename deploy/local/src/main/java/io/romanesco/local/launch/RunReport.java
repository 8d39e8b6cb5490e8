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
 * A running stack, for programs: the content of {@code run.json} in the data folder.
 *
 * @param url of the page and the API, without a slash at its end
 * @param processes all processes of the stack, PostgreSQL and the launcher included
 */
public record RunReport(
        String url,
        String apiDocs,
        ServersInfo.Kafka kafka,
        ServersInfo.Postgres postgres,
        ServersInfo.S3 s3,
        List<RunningProcess> processes,
        String data) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * @param url null for a process that serves no HTTP
     * @param log null for a process without a log file
     */
    public record RunningProcess(String name, long pid, String url, String log) {}

    /** The file with the report of the stack on this data folder, while it runs. */
    static Path fileIn(Path data) {
        return data.resolve("run.json");
    }

    /** The stack that runs on this data folder; empty if none does. */
    public static Optional<RunReport> of(Path data) throws IOException {
        Path file = fileIn(data);
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(file.toFile(), RunReport.class));
        } catch (JsonProcessingException e) {
            // Written by another version.
            return Optional.empty();
        }
    }

    /** Replaces the file in one step, so that a reader never sees half of it. */
    void write() throws IOException {
        Path file = fileIn(Path.of(data));
        Path draft = file.resolveSibling("run.json.new");
        JSON.writeValue(draft.toFile(), this);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** One line of JSON. */
    String toJson() throws JsonProcessingException {
        return JSON.writeValueAsString(this);
    }
}

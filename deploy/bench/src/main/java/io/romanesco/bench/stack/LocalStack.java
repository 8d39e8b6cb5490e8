package io.romanesco.bench.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The whole stack as {@code make run} starts it, on free ports and a folder of its own. */
public final class LocalStack implements AutoCloseable {

    private final Program program;
    private final Path data;
    private final JsonNode report;

    private LocalStack(Program program, Path data, JsonNode report) {
        this.program = program;
        this.data = data;
        this.report = report;
    }

    /**
     * Starts it and waits until it is ready.
     *
     * @param environment for the services
     */
    public static LocalStack start(Map<String, String> environment)
            throws IOException, InterruptedException {
        return start(environment, 1);
    }

    /** The same with a number of workers; with none the topic only fills. */
    public static LocalStack start(Map<String, String> environment, int workers)
            throws IOException, InterruptedException {
        Path data = Files.createTempDirectory("romanesco-bench-");
        Path ready = data.resolve("run.json");
        List<String> arguments = new ArrayList<>(LocalCommands.launcher("run", "--home", "."));
        for (String port : List.of("", "kafka-", "inference-", "grpc-", "postgres-", "s3-")) {
            arguments.addAll(List.of("--" + port + "port", "0"));
        }
        arguments.addAll(List.of("--inference-instances", Integer.toString(workers)));
        arguments.addAll(List.of("--data", data.toString()));
        Program program = Program.java("stack", Path.of("."), environment, arguments);
        while (Files.notExists(ready)) {
            if (program.process().waitFor(100, TimeUnit.MILLISECONDS)) {
                throw new IOException("The stack has ended: see deploy/bench/target/logs");
            }
        }
        return new LocalStack(program, data, new ObjectMapper().readTree(ready.toFile()));
    }

    /** Page and API. */
    public URI url() {
        return URI.create(report.get("url").textValue());
    }

    public String kafka() {
        return report.at("/kafka/bootstrapServers").textValue();
    }

    /** JDBC address of the database, with user and password. */
    public String database() {
        JsonNode postgres = report.get("postgres");
        return "jdbc:postgresql://%s:%d/%s?user=%s&password=%s"
                .formatted(
                        postgres.get("host").textValue(),
                        postgres.get("port").intValue(),
                        postgres.get("database").textValue(),
                        postgres.get("username").textValue(),
                        postgres.get("password").textValue());
    }

    /** What each process has used since its start. */
    public Map<String, Usage> usage() {
        Map<String, Usage> all = new LinkedHashMap<>();
        for (JsonNode process : report.get("processes")) {
            String name = process.get("name").textValue();
            // All other processes are descendants of the launcher.
            if (!name.equals("launcher") && !name.equals("watchdog")) {
                all.put(name, Usage.of(process.get("pid").longValue()));
            }
        }
        return all;
    }

    /** Stops the stack and deletes its data. */
    @Override
    public void close() throws IOException {
        program.close();
        ModelFolder.deleteAll(data);
    }
}

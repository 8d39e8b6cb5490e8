package io.romanesco.bench.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The whole of Romanesco as {@code make run} starts it, on free ports and a folder of its own. */
public final class LocalStack implements AutoCloseable {

    private static final String HEAP = "jvm_memory_used_bytes{area=\"heap\"";

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

    /** The same with so many workers; none: the topic fills as if they were elsewhere and slow. */
    public static LocalStack start(Map<String, String> environment, int workers)
            throws IOException, InterruptedException {
        Path data = Files.createTempDirectory("romanesco-bench-");
        Path ready = data.resolve("run.json");
        List<String> arguments = new ArrayList<>(Local.launcher("run", "--home", "."));
        for (String port : List.of("", "kafka-", "inference-", "postgres-", "s3-")) {
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

    /** JDBC address of the database, user and password included. */
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

    /** What each process has used so far. */
    public Map<String, Usage> usage() {
        Map<String, Usage> all = new LinkedHashMap<>();
        for (JsonNode process : report.get("processes")) {
            String name = process.get("name").textValue();
            // The launcher's descendants are all the others.
            if (!name.equals("launcher") && !name.equals("watchdog")) {
                all.put(name, Usage.of(process.get("pid").longValue()));
            }
        }
        return all;
    }

    /**
     * Bytes of the heap that api-service holds on to: in use right after a full collection.
     *
     * @throws IOException when its JVM does not listen, or does not say
     */
    public long heapInUse() throws IOException, InterruptedException {
        Process jcmd =
                new ProcessBuilder(Program.JCMD, Long.toString(pid("api-service")), "GC.run")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        if (jcmd.waitFor() != 0) {
            throw new IOException("jcmd cannot ask api-service for a collection");
        }
        return Metrics.of(url()).entrySet().stream()
                .filter(metric -> metric.getKey().startsWith(HEAP))
                .mapToLong(metric -> metric.getValue().longValue())
                .reduce(Long::sum)
                .orElseThrow(() -> new IOException("api-service has no metric " + HEAP));
    }

    private long pid(String name) {
        for (JsonNode process : report.get("processes")) {
            if (process.get("name").textValue().equals(name)) {
                return process.get("pid").longValue();
            }
        }
        throw new IllegalArgumentException("No process is " + name);
    }

    /** Ends it and deletes its data, gigabytes after a long load. */
    @Override
    public void close() throws IOException {
        program.close();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

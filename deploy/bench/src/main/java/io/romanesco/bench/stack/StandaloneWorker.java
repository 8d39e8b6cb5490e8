package io.romanesco.bench.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The servers and one inference-service, without api-service. */
public final class StandaloneWorker implements AutoCloseable {

    private final Process servers;
    private final String kafka;
    private Program worker;

    private StandaloneWorker(Process servers, String kafka) {
        this.servers = servers;
        this.kafka = kafka;
    }

    /** Starts the servers. */
    public static StandaloneWorker startServers() throws IOException {
        List<String> command = LocalCommands.launcher("servers");
        command.addFirst(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        Process servers =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        BufferedReader answer = servers.inputReader();
        JsonNode info = new ObjectMapper().readTree(answer.readLine());
        return new StandaloneWorker(servers, info.at("/kafka/bootstrapServers").textValue());
    }

    public String kafka() {
        return kafka;
    }

    /** Starts the worker, which reads the topic as soon as it is ready. */
    public void start(Map<String, String> settings) throws IOException {
        Path folder = Path.of("inference-service");
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("QUARKUS_HTTP_PORT", "0");
        environment.put("QUARKUS_GRPC_SERVER_PORT", "0");
        environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka);
        worker = Program.java("worker", folder, environment, LocalCommands.worker());
    }

    /** What the worker has used since its start. */
    public Usage usage() {
        return Usage.of(worker.process().pid());
    }

    /** CPU seconds of the worker's threads, by name. */
    public Map<String, Double> threads() {
        return Usage.threads(worker.process().pid());
    }

    @Override
    public void close() {
        if (worker != null) {
            worker.close();
        }
        // The servers stop PostgreSQL too.
        servers.destroy();
    }
}

package io.romanesco.bench.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Kafka and one inference-service, without api-service: nothing else takes the processors. */
public final class WorkerAlone implements AutoCloseable {

    private final Process servers;
    private final String kafka;
    private Program worker;
    private int port;

    private WorkerAlone(Process servers, String kafka) {
        this.servers = servers;
        this.kafka = kafka;
    }

    /** Starts the servers. */
    public static WorkerAlone startServers() throws IOException {
        List<String> command = Local.launcher("servers");
        command.addFirst(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        Process servers =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        BufferedReader answer = servers.inputReader();
        JsonNode info = new ObjectMapper().readTree(answer.readLine());
        return new WorkerAlone(servers, info.at("/kafka/bootstrapServers").textValue());
    }

    public String kafka() {
        return kafka;
    }

    /** Starts the worker; it takes what is on the topic as soon as it is ready. */
    public void startWorker(Map<String, String> settings) throws IOException {
        Path folder = Path.of("inference-service");
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka);
        worker = Program.java("worker", folder, environment, Local.worker());
    }

    public Usage worker() {
        return Usage.of(worker.process().pid());
    }

    /** CPU seconds of the worker's threads, by name. */
    public Map<String, Double> threads() {
        return Usage.threads(worker.process().pid());
    }

    /** Its metrics, each by its name and labels. */
    public Map<String, Double> metrics() throws IOException, InterruptedException {
        return Metrics.of(URI.create("http://localhost:" + port));
    }

    /** Ends it in order; another one may be started. */
    public void stopWorker() {
        worker.close();
    }

    @Override
    public void close() {
        if (worker != null) {
            worker.close();
        }
        // The end of its input ends it, database included.
        servers.destroy();
    }
}

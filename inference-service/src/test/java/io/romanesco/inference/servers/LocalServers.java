package io.romanesco.inference.servers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Real Kafka for the tests. Forks the servers of deploy/local once for all tests. They stop when
 * their standard input is closed, which happens when the JVM of the tests ends.
 */
public class LocalServers implements QuarkusTestResourceLifecycleManager {

    private static String bootstrapServers;

    @Override
    public Map<String, String> start() {
        return Map.of("kafka.bootstrap.servers", kafka(), "quarkus.grpc.server.port", "0");
    }

    @Override
    public void stop() {
        // Kept for the next application under test.
    }

    /** Bootstrap address of the broker, started if need be. */
    public static synchronized String kafka() {
        if (bootstrapServers == null) {
            bootstrapServers = fork().get("kafka").get("bootstrapServers").asText();
        }
        return bootstrapServers;
    }

    private static JsonNode fork() {
        Path jar =
                Path.of(
                        System.getProperty(
                                "romanesco.local.jar",
                                "../deploy/local/target/romanesco-local.jar"));
        if (!Files.exists(jar)) {
            throw new IllegalStateException(jar + " is missing: build deploy/local first");
        }
        try {
            Path log = Path.of("target", "local-servers.log");
            Process process =
                    new ProcessBuilder(
                                    ProcessHandle.current().info().command().orElse("java"),
                                    "-jar",
                                    jar.toString(),
                                    "servers")
                            .redirectError(log.toFile())
                            .start();
            BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
            String line = out.readLine();
            if (line == null) {
                throw new IllegalStateException("The servers did not start; see " + log);
            }
            return new ObjectMapper().readTree(line);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

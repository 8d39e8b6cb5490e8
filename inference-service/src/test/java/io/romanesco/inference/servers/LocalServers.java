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
 * Real Kafka and S3 for the tests. Forks the servers of deploy/local once for all tests. They stop
 * when their standard input is closed, which happens when the JVM of the tests ends.
 */
public class LocalServers implements QuarkusTestResourceLifecycleManager {

    private static JsonNode servers;

    @Override
    public Map<String, String> start() {
        LocalS3 s3 = s3();
        return Map.of(
                "kafka.bootstrap.servers",
                kafka(),
                "quarkus.grpc.server.port",
                "0",
                "quarkus.s3.endpoint-override",
                s3.endpoint(),
                "quarkus.s3.aws.credentials.static-provider.access-key-id",
                s3.accessKey(),
                "quarkus.s3.aws.credentials.static-provider.secret-access-key",
                s3.secretKey());
    }

    @Override
    public void stop() {
        // Kept for the next application under test.
    }

    /** Bootstrap address of the broker, started if need be. */
    public static String kafka() {
        return servers().at("/kafka/bootstrapServers").asText();
    }

    /** The S3 server, started if need be. */
    public static LocalS3 s3() {
        return new ObjectMapper().convertValue(servers().get("s3"), LocalS3.class);
    }

    private static synchronized JsonNode servers() {
        if (servers == null) {
            servers = fork();
        }
        return servers;
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

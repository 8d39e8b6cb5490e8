package io.romanesco.api.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Real PostgreSQL, Kafka and S3 for the tests: the servers of deploy/local in a process of their
 * own, on free ports.
 */
public class LocalServers implements QuarkusTestResourceLifecycleManager {

    private static final Path JAR =
            Path.of(
                    System.getProperty(
                            "romanesco.local.jar", "../deploy/local/target/romanesco-local.jar"));

    private Process process;
    private CuttableProxy s3Proxy;

    @Override
    public Map<String, String> start() {
        if (!Files.exists(JAR)) {
            throw new IllegalStateException(
                    JAR.toAbsolutePath().normalize()
                            + " is missing; build it: mvn -pl deploy/local -am package"
                            + " -DskipTests");
        }
        try {
            process =
                    new ProcessBuilder(
                                    ProcessHandle.current().info().command().orElse("java"),
                                    "-XX:+UseSerialGC",
                                    "-jar",
                                    JAR.toString(),
                                    "servers")
                            .redirectError(Path.of("target/local-servers.log").toFile())
                            .start();
            BufferedReader out =
                    new BufferedReader(
                            new InputStreamReader(
                                    process.getInputStream(), StandardCharsets.UTF_8));
            String line = out.readLine();
            if (line == null) {
                throw new IllegalStateException("see target/local-servers.log");
            }
            return settings(new ObjectMapper().readTree(line));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> settings(JsonNode servers) {
        JsonNode postgres = servers.get("postgres");
        JsonNode s3 = servers.get("s3");
        System.setProperty(Kafka.SERVERS, servers.at("/kafka/bootstrapServers").asText());
        s3Proxy = new CuttableProxy("s3", URI.create(s3.get("endpoint").asText()).getPort());
        String database =
                "postgresql://localhost:%d/%s"
                        .formatted(postgres.get("port").asInt(), postgres.get("database").asText());
        return Map.ofEntries(
                Map.entry("quarkus.datasource.reactive.url", database),
                Map.entry("quarkus.datasource.jdbc.url", "jdbc:" + database),
                Map.entry("quarkus.datasource.username", postgres.get("username").asText()),
                Map.entry("quarkus.datasource.password", postgres.get("password").asText()),
                Map.entry(
                        "kafka.bootstrap.servers", servers.at("/kafka/bootstrapServers").asText()),
                Map.entry("quarkus.s3.endpoint-override", "http://localhost:" + s3Proxy.port()),
                Map.entry(
                        "romanesco.archive.public-endpoint",
                        s3.get("endpoint").asText().replace("localhost", "127.0.0.1")),
                Map.entry("quarkus.s3.aws.region", s3.get("region").asText()),
                Map.entry(
                        "quarkus.s3.aws.credentials.static-provider.access-key-id",
                        s3.get("accessKey").asText()),
                Map.entry(
                        "quarkus.s3.aws.credentials.static-provider.secret-access-key",
                        s3.get("secretKey").asText()));
    }

    @Override
    public void stop() {
        if (process == null) {
            return;
        }
        process.destroy();
        try {
            s3Proxy.close();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}

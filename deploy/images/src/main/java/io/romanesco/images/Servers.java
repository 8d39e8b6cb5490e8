package io.romanesco.images;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** PostgreSQL, Kafka and S3 for a while: deploy/local in a process of its own, on free ports. */
final class Servers implements AutoCloseable {

    private final Process process;
    private final JsonNode addresses;

    private Servers(Process process, JsonNode addresses) {
        this.process = process;
        this.addresses = addresses;
    }

    /**
     * @throws UserError when they do not come up
     */
    static Servers start(Path home, Path log) throws IOException {
        Path jar = home.resolve("deploy/local/target/romanesco-local.jar");
        if (Files.notExists(jar)) {
            throw new UserError(jar + " is missing: run `make build`.");
        }
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                "-XX:+UseSerialGC",
                                "-Xmx320m",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-jar",
                                jar.toString(),
                                "servers")
                        .redirectError(log.toFile())
                        .start();
        String line = process.inputReader().readLine();
        if (line == null) {
            throw new UserError("The servers of deploy/local did not start; see " + log);
        }
        return new Servers(process, new ObjectMapper().readTree(line));
    }

    /** What both services are told, as environment variables. */
    Map<String, String> settings() {
        String database =
                "postgresql://localhost:%d/%s"
                        .formatted(
                                addresses.at("/postgres/port").asInt(), text("/postgres/database"));
        Map<String, String> settings = new HashMap<>();
        settings.put("QUARKUS_DATASOURCE_REACTIVE_URL", database);
        settings.put("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:" + database);
        settings.put("QUARKUS_DATASOURCE_USERNAME", text("/postgres/username"));
        settings.put("QUARKUS_DATASOURCE_PASSWORD", text("/postgres/password"));
        settings.put("KAFKA_BOOTSTRAP_SERVERS", text("/kafka/bootstrapServers"));
        settings.put("QUARKUS_S3_ENDPOINT_OVERRIDE", text("/s3/endpoint"));
        settings.put("QUARKUS_S3_AWS_REGION", text("/s3/region"));
        settings.put(
                "QUARKUS_S3_AWS_CREDENTIALS_STATIC_PROVIDER_ACCESS_KEY_ID", text("/s3/accessKey"));
        settings.put(
                "QUARKUS_S3_AWS_CREDENTIALS_STATIC_PROVIDER_SECRET_ACCESS_KEY",
                text("/s3/secretKey"));
        return settings;
    }

    private String text(String pointer) {
        return addresses.at(pointer).asText();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}

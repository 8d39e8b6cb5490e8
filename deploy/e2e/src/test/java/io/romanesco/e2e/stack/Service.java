package io.romanesco.e2e.stack;

import com.fasterxml.jackson.databind.JsonNode;
import io.romanesco.e2e.client.Api;
import io.romanesco.e2e.client.Patience;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A packaged service of the test's own: the same jar, environment and port at every start. */
public final class Service implements AutoCloseable {

    private final String name;
    private final String module;
    private final Path logs;
    private final int port = Ports.free(1).getFirst();
    private final Map<String, String> environment = new HashMap<>();
    private Program program;

    private Service(String name, String module, JsonNode addresses, Path logs) {
        this.name = name;
        this.module = module;
        this.logs = logs;
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put(
                "KAFKA_BOOTSTRAP_SERVERS", addresses.at("/kafka/bootstrapServers").asText());
    }

    static Service inference(String name, JsonNode addresses, Path logs) {
        return new Service(name, "inference-service", addresses, logs);
    }

    static Service api(JsonNode addresses, Path logs) {
        Service service = new Service("api-service", "api-service", addresses, logs);
        JsonNode postgres = addresses.path("postgres");
        String database =
                "postgresql://%s:%d/%s"
                        .formatted(
                                postgres.path("host").asText(),
                                postgres.path("port").asInt(),
                                postgres.path("database").asText());
        JsonNode s3 = addresses.path("s3");
        service.environment.putAll(
                Map.of(
                        "QUARKUS_DATASOURCE_REACTIVE_URL",
                        database,
                        "QUARKUS_DATASOURCE_JDBC_URL",
                        "jdbc:" + database,
                        "QUARKUS_DATASOURCE_USERNAME",
                        postgres.path("username").asText(),
                        "QUARKUS_DATASOURCE_PASSWORD",
                        postgres.path("password").asText(),
                        "QUARKUS_S3_ENDPOINT_OVERRIDE",
                        s3.path("endpoint").asText(),
                        "QUARKUS_S3_AWS_REGION",
                        s3.path("region").asText(),
                        "QUARKUS_S3_PATH_STYLE_ACCESS",
                        "true",
                        "QUARKUS_S3_AWS_CREDENTIALS_TYPE",
                        "static"));
        service.environment.putAll(
                Map.of(
                        "QUARKUS_S3_AWS_CREDENTIALS_STATIC_PROVIDER_ACCESS_KEY_ID",
                        s3.path("accessKey").asText(),
                        "QUARKUS_S3_AWS_CREDENTIALS_STATIC_PROVIDER_SECRET_ACCESS_KEY",
                        s3.path("secretKey").asText(),
                        "ROMANESCO_ARCHIVE_BUCKET",
                        s3.path("bucket").asText()));
        return service;
    }

    /** Starts it, without waiting. */
    public void start() {
        Path home = Repository.home(module);
        program = Program.start(name, logs, home, environment, Repository.service(module));
    }

    /** Waits until its readiness probe says UP. */
    public void awaitReady() {
        Patience.await(name + " to be ready")
                .until(() -> {
                    if (!program.isAlive()) {
                        throw new AssertionError(name + " ended. " + program.log());
                    }
                    return api().isUp("ready");
                });
    }

    /** SIGKILL. */
    public void kill() {
        program.kill();
    }

    /** SIGTERM; returns when it has ended. */
    public void stop() {
        program.terminate();
        program.awaitExit();
    }

    /** Its HTTP port, for probes and metrics too. */
    public Api api() {
        return new Api(port);
    }

    @Override
    public void close() {
        if (program != null) {
            program.close();
        }
    }
}

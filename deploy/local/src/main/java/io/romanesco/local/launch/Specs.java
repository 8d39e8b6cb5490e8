package io.romanesco.local.launch;

import io.romanesco.local.process.LowPriority;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The command lines and settings of the three kinds of process.
 *
 * @param record whether all three write the caches that later starts are quick by
 */
record Specs(Layout layout, StackPorts ports, boolean record) {

    /** Small and quick to start: one machine runs all of it. */
    private static final List<String> LEAN =
            List.of("-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders");

    ProcessSpec servers() {
        List<String> command = java("servers", "SERVERS", "-Xmx320m", Compilation.QUICK);
        command.addAll(cache(layout.serversCache()));
        command.addAll(
                List.of(
                        "--sun-misc-unsafe-memory-access=allow",
                        "-jar",
                        Layout.ownJar().toString(),
                        "servers",
                        "--data",
                        layout.data().toString(),
                        "--postgres-port",
                        "" + ports.postgres(),
                        "--kafka-port",
                        "" + ports.kafka(),
                        "--s3-port",
                        "" + ports.s3()));
        return new ProcessSpec(
                "servers", command, Map.of(), layout.home(), layout.log("servers"), true);
    }

    ProcessSpec api() {
        Map<String, String> settings = common(ports.page());
        String database = "postgresql://localhost:" + ports.postgres() + "/romanesco";
        settings.put("QUARKUS_DATASOURCE_REACTIVE_URL", database);
        settings.put("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:" + database);
        settings.put("QUARKUS_DATASOURCE_USERNAME", "romanesco");
        settings.put("QUARKUS_DATASOURCE_PASSWORD", "romanesco");
        // Its default is one folder in /tmp for everybody: the first user's, and closed to all
        // others.
        settings.put(
                "QUARKUS_HTTP_BODY_UPLOADS_DIRECTORY",
                layout.data().resolve("uploads").toAbsolutePath().toString());
        settings.put("QUARKUS_S3_ENDPOINT_OVERRIDE", "http://localhost:" + ports.s3());
        settings.put("QUARKUS_S3_AWS_REGION", "us-east-1");
        settings.put("QUARKUS_S3_PATH_STYLE_ACCESS", "true");
        settings.put("QUARKUS_S3_AWS_CREDENTIALS_TYPE", "static");
        settings.put("QUARKUS_S3_AWS_CREDENTIALS_STATIC_PROVIDER_ACCESS_KEY_ID", "romanesco");
        settings.put(
                "QUARKUS_S3_AWS_CREDENTIALS_STATIC_PROVIDER_SECRET_ACCESS_KEY", "romanesco-secret");
        List<String> command = java(Layout.API, "API", "-Xmx384m");
        command.addAll(Compilation.ofApi(record));
        return service(Layout.API, Layout.API, command, settings);
    }

    /**
     * @param instance counted from 1
     */
    ProcessSpec inference(int instance) {
        String name = instance == 1 ? Layout.INFERENCE : Layout.INFERENCE + "-" + instance;
        Map<String, String> settings = common(ports.inference().get(instance - 1));
        List<String> command = java(name, "INFERENCE", "-Xmx768m");
        boolean known = Files.exists(layout.aotCache(Layout.INFERENCE));
        command.addAll(Compilation.ofInference(record, known));
        if (Files.isDirectory(layout.onnxRuntime())) {
            // Else each start unpacks them into a new folder.
            command.add("-Donnxruntime.native.path=" + layout.onnxRuntime());
        }
        if (!record) {
            // A recording waits for it.
            command.addAll(0, LowPriority.prefix());
        }
        return service(Layout.INFERENCE, name, command, settings);
    }

    private Map<String, String> common(int port) {
        Map<String, String> settings = new HashMap<>();
        settings.put("QUARKUS_HTTP_PORT", "" + port);
        settings.put("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "false");
        settings.put("KAFKA_BOOTSTRAP_SERVERS", "localhost:" + ports.kafka());
        return settings;
    }

    private ProcessSpec service(
            String module, String name, List<String> command, Map<String, String> settings) {
        command.addAll(cache(layout.aotCache(module)));
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-jar");
        command.add(layout.serviceJar(module).toString());
        return new ProcessSpec(
                name, command, settings, layout.module(module), layout.log(name), false);
    }

    /**
     * A cache that does not fit (another JDK, other jars or flags) is as good as none: silently, or
     * the warning would stand in the middle of a log that may be JSON. What a recording warns of
     * goes where it is not taken for an answer.
     */
    private List<String> cache(Path file) {
        if (record) {
            return List.of(
                    "-XX:AOTCacheOutput=" + file, "-Xlog:aot*=off", "-Xlog:aot*=warning:stderr");
        }
        return Files.exists(file) ? List.of("-XX:AOTCache=" + file, "-Xlog:aot*=off") : List.of();
    }

    /**
     * @param variable the middle of ROMANESCO_..._JAVA_OPTS, a variable with more flags
     */
    private List<String> java(String name, String variable, String... flags) {
        List<String> command = new ArrayList<>();
        command.add(Layout.java());
        command.addAll(LEAN);
        command.addAll(List.of(flags));
        command.add("-XX:ErrorFile=" + layout.log(name + "-crash-%p"));
        String more = System.getenv("ROMANESCO_" + variable + "_JAVA_OPTS");
        if (more != null && !more.isBlank()) {
            command.addAll(List.of(more.strip().split("\\s+")));
        }
        return command;
    }
}

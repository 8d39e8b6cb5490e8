package io.romanesco.local.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The command lines and settings of the three kinds of process.
 *
 * @param packaging what the services are started from
 */
record ProcessSpecs(Layout layout, StackPorts ports, Packaging packaging) {

    /** The collector with the fewest threads and the smallest heap: all runs on one machine. */
    private static final List<String> SMALL =
            List.of("-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders");

    /** The servers compute little; they start sooner without the optimising compiler. */
    private static final String QUICK_COMPILER = "-XX:TieredStopAtLevel=1";

    private static final String MODEL_PLACES = "ROMANESCO_MODELS_REPOSITORIES";

    ProcessSpec servers() {
        List<String> command = java("servers", "SERVERS", "-Xmx320m");
        command.add(QUICK_COMPILER);
        command.addAll(classCache(layout.serversCache()));
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.addAll(List.of("-jar", Layout.ownJar().toString(), "servers"));
        command.addAll(List.of("--data", layout.data().toString()));
        command.addAll(List.of("--postgres-port", "" + ports.postgres()));
        command.addAll(List.of("--kafka-port", "" + ports.kafka()));
        command.addAll(List.of("--s3-port", "" + ports.s3()));
        return new ProcessSpec(
                "servers", command, Map.of(), layout.home(), layout.log("servers"), true);
    }

    ProcessSpec api() {
        Map<String, String> settings = commonSettings(ports.page());
        String database = "postgresql://localhost:" + ports.postgres() + "/romanesco";
        settings.put("QUARKUS_DATASOURCE_REACTIVE_URL", database);
        settings.put("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:" + database);
        settings.put("QUARKUS_DATASOURCE_USERNAME", "romanesco");
        settings.put("QUARKUS_DATASOURCE_PASSWORD", "romanesco");
        // The default is one folder in /tmp, which only its first user can write to.
        settings.put(
                "QUARKUS_HTTP_BODY_UPLOADS_DIRECTORY",
                layout.data().resolve("uploads").toAbsolutePath().toString());
        return service(Layout.API, Layout.API, "API", "-Xmx384m", settings);
    }

    /**
     * @param instance counted from 1
     */
    ProcessSpec inference(int instance) {
        String name = instance == 1 ? Layout.INFERENCE : Layout.INFERENCE + "-" + instance;
        Map<String, String> settings = commonSettings(ports.inference().get(instance - 1));
        settings.put("QUARKUS_GRPC_SERVER_PORT", "" + ports.grpc().get(instance - 1));
        settings.put(MODEL_PLACES, modelPlaces());
        return service(Layout.INFERENCE, name, "INFERENCE", "-Xmx768m", settings);
    }

    /** The user's own places with models, and the folder that {@code make models} writes to. */
    private String modelPlaces() {
        String own = System.getenv(MODEL_PLACES);
        String folder = layout.models().toString();
        return own == null || own.isBlank() ? folder : own + "," + folder;
    }

    private Map<String, String> commonSettings(int port) {
        Map<String, String> settings = new HashMap<>();
        settings.put("QUARKUS_HTTP_PORT", "" + port);
        settings.put("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "false");
        settings.put("KAFKA_BOOTSTRAP_SERVERS", "localhost:" + ports.kafka());
        settings.put("QUARKUS_S3_ENDPOINT_OVERRIDE", "http://localhost:" + ports.s3());
        settings.put("QUARKUS_S3_AWS_REGION", "us-east-1");
        settings.put("QUARKUS_S3_PATH_STYLE_ACCESS", "true");
        settings.put("QUARKUS_S3_AWS_CREDENTIALS_TYPE", "static");
        settings.put("QUARKUS_S3_AWS_CREDENTIALS_STATIC_PROVIDER_ACCESS_KEY_ID", "romanesco");
        settings.put(
                "QUARKUS_S3_AWS_CREDENTIALS_STATIC_PROVIDER_SECRET_ACCESS_KEY", "romanesco-secret");
        return settings;
    }

    private ProcessSpec service(
            String module,
            String name,
            String variable,
            String heap,
            Map<String, String> settings) {
        return new ProcessSpec(
                name,
                packaging == Packaging.EXECUTABLES
                        ? executable(module, heap, settings)
                        : jar(module, name, variable, heap),
                settings,
                layout.module(module),
                layout.log(name),
                false);
    }

    private List<String> jar(String module, String name, String variable, String heap) {
        List<String> command = java(name, variable, heap);
        command.addAll(classCache(layout.classCache(module)));
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(List.of("-jar", layout.serviceJar(module).toString()));
        return command;
    }

    private List<String> executable(String module, String heap, Map<String, String> settings) {
        // A builder without foreign functions makes executables that cannot set it themselves.
        settings.put("ORT_DISABLE_TELEMETRY", "1");
        return List.of(layout.executable(module).toString(), heap);
    }

    /**
     * The JVM ignores a cache that does not fit (another JDK, other jars or flags) and starts more
     * slowly. Its warnings are off because they would break a log that is JSON. While recording
     * they go to standard error, because standard output may be read.
     */
    private List<String> classCache(Path file) {
        if (packaging == Packaging.RECORDED_JARS) {
            return List.of(
                    "-XX:AOTCacheOutput=" + file, "-Xlog:aot*=off", "-Xlog:aot*=warning:stderr");
        }
        return Files.exists(file) ? List.of("-XX:AOTCache=" + file, "-Xlog:aot*=off") : List.of();
    }

    /**
     * @param variable the middle of ROMANESCO_..._JAVA_OPTS, a variable with more flags
     */
    private List<String> java(String name, String variable, String heap) {
        List<String> command = new ArrayList<>();
        command.add(Layout.java());
        command.addAll(SMALL);
        command.add(heap);
        command.add("-XX:ErrorFile=" + layout.log(name + "-crash-%p"));
        String more = System.getenv("ROMANESCO_" + variable + "_JAVA_OPTS");
        if (more != null && !more.isBlank()) {
            command.addAll(List.of(more.strip().split("\\s+")));
        }
        return command;
    }
}

package io.romanesco.images;

import java.util.ArrayList;
import java.util.List;

/**
 * The command lines that containers run. What somebody may want to change is in JDK_JAVA_OPTIONS
 * instead: {@link #tunable}.
 */
final class Commands {

    private static final String RUNNER = "quarkus-run.jar";

    /**
     * For the worker: what is called once an image is compiled by C2 where the cache's recording
     * found it worth that, and hardly otherwise (deploy/bench). Loops are found as ever.
     */
    private static final List<String> KNOWN_HOT =
            List.of("-XX:Tier4InvocationThreshold=20000", "-XX:Tier4CompileThreshold=60000");

    /**
     * For api-service: the cache's classes, but not its profiles, which know nothing of lambdas
     * (deploy/bench).
     */
    private static final List<String> OWN_PROFILES =
            List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTReplayTraining");

    /** While recording, which is short, a thousand calls are many. */
    private static final List<String> LEARNING =
            List.of("-XX:Tier4InvocationThreshold=1000", "-XX:Tier4CompileThreshold=15000");

    private Commands() {}

    /** Runs on the JVM, with the class cache when there is one. JAVA_TOOL_OPTIONS adds to it. */
    static List<String> jvm(Service service, boolean classCache) {
        if (!classCache) {
            return java("java", service, List.of());
        }
        List<String> compilation =
                switch (service) {
                    case API -> OWN_PROFILES;
                    case INFERENCE -> KNOWN_HOT;
                };
        return java("java", service, compilation, "-XX:AOTCache=" + Folders.CLASS_CACHE);
    }

    /**
     * The same, but writes the class cache when it ends, and compiles as JVMs usually do: of what
     * was not compiled the cache would know nothing.
     */
    static List<String> recording(String java, Service service) {
        List<String> compilation = service == Service.INFERENCE ? LEARNING : List.of();
        return java(
                java,
                service,
                compilation,
                "-XX:CompileThresholdScaling=1",
                "-XX:AOTCacheOutput=" + Folders.CLASS_CACHE);
    }

    /**
     * The collector, how soon to compile, and the heap's share of the container's memory. A cache
     * fits one collector: with another the JVM starts without it.
     */
    static String tunable(Service service) {
        return String.join(
                " ",
                "-XX:+UseSerialGC",
                "-XX:CompileThresholdScaling=" + service.compileThresholds(),
                "-XX:MaxRAMPercentage=" + service.heapPercent());
    }

    static List<String> binary(Service service) {
        return switch (service) {
            case API -> List.of("./" + service.module());
            case INFERENCE ->
                    List.of("./" + service.module(), "-Donnxruntime.native.path=" + Folders.NATIVE);
        };
    }

    private static List<String> java(
            String java, Service service, List<String> compilation, String... flags) {
        List<String> command = new ArrayList<>();
        command.add(java);
        command.add("-XX:+UseCompactObjectHeaders");
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.add("-XX:ErrorFile=" + Folders.TEMPORARY + "/crash-%p.log");
        command.add("--enable-native-access=ALL-UNNAMED");
        // Netty and protobuf, until they use the foreign-memory API
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.addAll(compilation);
        if (service == Service.INFERENCE) {
            command.add("-Donnxruntime.native.path=" + Folders.NATIVE);
        }
        command.addAll(List.of(flags));
        command.add("-jar");
        command.add(RUNNER);
        return command;
    }
}

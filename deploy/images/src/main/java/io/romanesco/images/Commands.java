package io.romanesco.images;

import java.util.ArrayList;
import java.util.List;

/**
 * The command lines that containers run. What somebody may want to change is in JDK_JAVA_OPTIONS
 * instead: {@link #tunable}.
 */
final class Commands {

    private static final String RUNNER = "quarkus-run.jar";

    private Commands() {}

    /** Runs on the JVM, with the class cache when there is one. JAVA_TOOL_OPTIONS adds to it. */
    static List<String> jvm(Service service, boolean classCache) {
        return java("java", service, classCache ? "-XX:AOTCache=" + Folders.CLASS_CACHE : null);
    }

    /** The same, but writes the class cache when it ends. */
    static List<String> recording(String java, Service service) {
        return java(java, service, "-XX:AOTCacheOutput=" + Folders.CLASS_CACHE);
    }

    /**
     * The collector and the heap's share of the container's memory. A cache fits one collector:
     * with another the JVM starts without it.
     */
    static String tunable(Service service) {
        return "-XX:+UseSerialGC -XX:MaxRAMPercentage=" + service.heapPercent();
    }

    static List<String> binary(Service service) {
        return switch (service) {
            case API -> List.of("./" + service.module());
            case INFERENCE ->
                    List.of("./" + service.module(), "-Donnxruntime.native.path=" + Folders.NATIVE);
        };
    }

    private static List<String> java(String java, Service service, String cacheFlag) {
        List<String> command = new ArrayList<>();
        command.add(java);
        command.add("-XX:+UseCompactObjectHeaders");
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.add("-XX:ErrorFile=" + Folders.TEMPORARY + "/crash-%p.log");
        command.add("--enable-native-access=ALL-UNNAMED");
        // Netty and protobuf, until they use the foreign-memory API
        command.add("--sun-misc-unsafe-memory-access=allow");
        if (service == Service.INFERENCE) {
            command.add("-Donnxruntime.native.path=" + Folders.NATIVE);
        }
        if (cacheFlag != null) {
            command.add(cacheFlag);
        }
        command.add("-jar");
        command.add(RUNNER);
        return command;
    }
}

package io.romanesco.bench.stack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Command lines of the local stack. */
final class LocalCommands {

    private LocalCommands() {}

    /** Arguments of java for a command of deploy/local, with the flags of the Makefile. */
    static List<String> launcher(String... command) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "-XX:+UseSerialGC",
                                "-Xmx320m",
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-jar",
                                "deploy/local/target/romanesco-local.jar"));
        arguments.addAll(Arrays.asList(command));
        return arguments;
    }

    /**
     * Arguments of java for inference-service in its folder, as deploy/local starts it, with what
     * ROMANESCO_INFERENCE_JAVA_OPTS adds.
     */
    static List<String> worker() {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "-XX:+UseSerialGC",
                                "-XX:+UseCompactObjectHeaders",
                                "-Xmx768m",
                                "-XX:AOTCache=target/quarkus-app/app.aot",
                                "-Xlog:aot*=off",
                                "--enable-native-access=ALL-UNNAMED"));
        String more = System.getenv().getOrDefault("ROMANESCO_INFERENCE_JAVA_OPTS", "");
        Stream.of(more.split("\\s+")).filter(flag -> !flag.isEmpty()).forEach(arguments::add);
        arguments.addAll(List.of("-jar", "target/quarkus-app/quarkus-run.jar"));
        return arguments;
    }
}

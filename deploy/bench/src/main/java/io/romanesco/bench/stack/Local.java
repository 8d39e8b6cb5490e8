package io.romanesco.bench.stack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How the programs of the local stack are called. */
final class Local {

    private Local() {}

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
}

package io.romanesco.e2e.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Paths of the checkout and what was built in it. */
public final class Repository {

    /** The checkout. Maven runs the tests in deploy/e2e; romanesco.home names another build. */
    public static final Path ROOT =
            Path.of(System.getProperty("romanesco.home", "../..")).toAbsolutePath().normalize();

    /** The schemas of the contracts. */
    public static final Path SCHEMAS = ROOT.resolve("deploy/contracts/schemas");

    private static final Path LAUNCHER = ROOT.resolve("deploy/local/target/romanesco-local.jar");

    private Repository() {}

    /** The command line that the Makefile uses for the launcher, with these arguments. */
    public static List<String> launcher(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(java());
        command.addAll(
                List.of(
                        "-XX:+UseSerialGC",
                        "-Xmx320m",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(List.of("-jar", LAUNCHER.toString()));
        command.addAll(arguments);
        return command;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}

package io.romanesco.bench.stack;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A measured program. It ends with this JVM. */
final class Program implements AutoCloseable {

    private static final Path LOGS = Path.of("deploy/bench/target/logs");
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private final Process process;

    private Program(Process process) {
        this.process = process;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    }

    static Program java(
            String name, Path folder, Map<String, String> environment, List<String> arguments)
            throws IOException {
        Files.createDirectories(LOGS);
        File log = LOGS.resolve(name + ".log").toFile();
        List<String> command = new ArrayList<>(List.of(JAVA));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectError(log)
                        .redirectOutput(log);
        builder.environment().putAll(environment);
        return new Program(builder.start());
    }

    Process process() {
        return process;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}

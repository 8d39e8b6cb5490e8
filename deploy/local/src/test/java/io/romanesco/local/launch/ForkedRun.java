package io.romanesco.local.launch;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code java -jar romanesco-local.jar run --json} on free ports. */
final class ForkedRun implements AutoCloseable {

    private final Process process;
    private RunReport report;

    private ForkedRun(Process process) {
        this.process = process;
    }

    static ForkedRun start(Path home) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-Xmx64m", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-jar", "target/romanesco-local.jar", "run", "--json"));
        command.addAll(List.of("--home", home.toString()));
        command.addAll(List.of("--data", home.resolve("data").toString()));
        for (String port : List.of("", "inference-", "kafka-", "postgres-", "s3-")) {
            command.addAll(List.of("--" + port + "port", "0"));
        }
        ForkedRun run =
                new ForkedRun(
                        new ProcessBuilder(command)
                                .redirectError(ProcessBuilder.Redirect.INHERIT)
                                .start());
        run.awaitReport();
        return run;
    }

    /** Waits for the next report, which is printed whenever everything is ready. */
    RunReport awaitReport() throws IOException {
        String line = process.inputReader().readLine();
        if (line == null) {
            throw new IllegalStateException("The launcher ended");
        }
        report = new ObjectMapper().readValue(line, RunReport.class);
        return report;
    }

    RunReport report() {
        return report;
    }

    ProcessHandle process(String name) {
        return report.processes().stream()
                .filter(process -> process.name().equals(name))
                .findFirst()
                .flatMap(process -> ProcessHandle.of(process.pid()))
                .orElseThrow();
    }

    int terminate() throws InterruptedException {
        process.destroy();
        process.waitFor(60, TimeUnit.SECONDS);
        return process.exitValue();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Waits until every process of the latest report has ended, or is a zombie. */
    void awaitAllGone() {
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        report.processes().stream()
                                .flatMap(p -> ProcessHandle.of(p.pid()).stream())
                                .allMatch(h -> h.info().command().isEmpty()));
    }

    @Override
    public void close() {
        process.destroy();
    }
}

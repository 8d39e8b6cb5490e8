package io.romanesco.local.servers;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code java -jar romanesco-local.jar servers} as a process. */
final class ForkedServers implements AutoCloseable {

    private final Process process;
    private final ServersInfo info;

    private ForkedServers(Process process, ServersInfo info) {
        this.process = process;
        this.info = info;
    }

    static ForkedServers start(String... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-Xmx320m", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-jar", "target/romanesco-local.jar", "servers"));
        command.addAll(Arrays.asList(options));
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String line = process.inputReader().readLine();
        if (line == null) {
            throw new IllegalStateException("The servers did not start");
        }
        return new ForkedServers(process, new ObjectMapper().readValue(line, ServersInfo.class));
    }

    ServersInfo info() {
        return info;
    }

    void terminate() throws InterruptedException {
        process.destroy();
        process.waitFor(60, TimeUnit.SECONDS);
    }

    void endInput() throws IOException, InterruptedException {
        process.getOutputStream().close();
        process.waitFor(60, TimeUnit.SECONDS);
    }

    /** {@code kill -9}, optionally of its watchdog too, so that PostgreSQL lives on. */
    void kill(boolean withWatchdog) throws InterruptedException {
        if (withWatchdog) {
            process.children()
                    .filter(child -> child.info().commandLine().orElse("").contains("watchdog"))
                    .forEach(ProcessHandle::destroyForcibly);
        }
        process.destroyForcibly().waitFor();
    }

    boolean alive() {
        return process.isAlive();
    }

    /** Waits until PostgreSQL has ended, or is a zombie. */
    void awaitPostgresGone() {
        await().atMost(Duration.ofSeconds(30)).until(() -> !postgresRuns());
    }

    boolean postgresRuns() {
        return ProcessHandle.of(info.postgres().pid())
                .flatMap(handle -> handle.info().command())
                .isPresent();
    }

    @Override
    public void close() {
        process.destroy();
    }
}

package io.romanesco.local.launch;

import io.romanesco.local.process.OwnSession;
import io.romanesco.local.process.Watchdog;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One process of the stack over all its starts. It runs in a session of its own and ends with the
 * launcher, however that ends. Not safe for threads: only the launcher's main thread calls it.
 */
final class ManagedProcess {

    /** Something that happened to a process. */
    sealed interface Event {

        record Ready(ManagedProcess process) implements Event {}

        record NotReady(ManagedProcess process, String reason) implements Event {}

        record Ended(ManagedProcess process, int status) implements Event {}
    }

    private final ProcessSpec spec;
    private final ReadyCheck check;
    private final RestartPolicy restarts = new RestartPolicy();
    private Process process;
    private long startedAt;
    private boolean ready;

    ManagedProcess(ProcessSpec spec, ReadyCheck check) {
        this.spec = spec;
        this.check = check;
    }

    ProcessSpec spec() {
        return spec;
    }

    RestartPolicy restarts() {
        return restarts;
    }

    /** Starts the process; an event follows when it is ready, fails to get ready, or ends. */
    void start(Watchdog watchdog, Consumer<Event> events) throws IOException {
        ready = false;
        startedAt = System.nanoTime();
        Process started = launch();
        process = started;
        watchdog.watch(started.pid());
        started.onExit()
                .thenAccept(ended -> {
                    watchdog.forget(ended.pid());
                    events.accept(new Event.Ended(this, ended.exitValue()));
                });
        Thread.ofVirtual().start(() -> awaitReady(started, events));
    }

    private Process launch() throws IOException {
        Files.createDirectories(spec.log().getParent());
        List<String> command = new ArrayList<>(OwnSession.prefix());
        command.addAll(spec.command());
        ProcessBuilder.Redirect log = ProcessBuilder.Redirect.appendTo(spec.log().toFile());
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(spec.folder().toFile())
                        .redirectOutput(spec.pipeOutput() ? ProcessBuilder.Redirect.PIPE : log)
                        .redirectError(log);
        builder.environment().putAll(spec.environment());
        return builder.start();
    }

    private void awaitReady(Process started, Consumer<Event> events) {
        try {
            if (check.await(started)) {
                events.accept(new Event.Ready(this));
            }
        } catch (Exception e) {
            events.accept(new Event.NotReady(this, e.getMessage()));
        }
    }

    void markReady() {
        ready = true;
        restarts.ready(System.nanoTime());
    }

    void markEnded() {
        ready = false;
    }

    boolean ready() {
        return ready;
    }

    double secondsSinceStart() {
        return (System.nanoTime() - startedAt) / 1e9;
    }

    long pid() {
        return process.pid();
    }

    boolean running() {
        return process != null && process.isAlive();
    }

    /** Asks the process to end; does not wait. */
    void terminate() {
        process.destroy();
    }

    void kill() {
        process.destroyForcibly();
    }

    /** Waits for a process that was asked to end, and kills it after the timeout. */
    void awaitEnd(Duration timeout) throws InterruptedException {
        if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}

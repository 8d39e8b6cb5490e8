package io.romanesco.local.launch;

import io.romanesco.local.process.OwnSession;
import io.romanesco.local.process.Watchdog;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A running part, in a session of its own; ends with the launcher, however that ends. */
final class ChildProcess {

    private final Process process;
    private final Watchdog watchdog;

    private ChildProcess(Process process, Watchdog watchdog) {
        this.process = process;
        this.watchdog = watchdog;
    }

    static ChildProcess start(ProcessSpec spec, Watchdog watchdog) throws IOException {
        Files.createDirectories(spec.log().getParent());
        List<String> command = new ArrayList<>(OwnSession.prefix());
        command.addAll(spec.command());
        ProcessBuilder.Redirect log = ProcessBuilder.Redirect.appendTo(spec.log().toFile());
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(spec.folder().toFile())
                        .redirectOutput(spec.output() ? ProcessBuilder.Redirect.PIPE : log)
                        .redirectError(log);
        builder.environment().putAll(spec.environment());
        Process process = builder.start();
        watchdog.watch(process.pid());
        return new ChildProcess(process, watchdog);
    }

    Process process() {
        return process;
    }

    long pid() {
        return process.pid();
    }

    boolean alive() {
        return process.isAlive();
    }

    /** Completes with the exit status when the process has ended. */
    CompletableFuture<Integer> ended() {
        return process.onExit()
                .thenApply(gone -> {
                    watchdog.forget(gone.pid());
                    return gone.exitValue();
                });
    }

    /** Asks the process to end; does not wait. */
    void terminate() {
        process.destroy();
    }

    void kill() {
        process.destroyForcibly();
    }

    /** Waits for the process, which was asked to end; kills it when it takes longer. */
    void awaitEnd(Duration patience) throws InterruptedException {
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}

package io.romanesco.local.servers;

import io.romanesco.local.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** {@code postmaster.pid} in a data folder: the process that serves this folder. */
record PostmasterFile(Path folder) {

    private static final int END_TIMEOUT_SECONDS = 20;

    /** The process id in the file, alive or not; empty without a file. */
    OptionalLong pid() throws IOException {
        if (Files.notExists(file())) {
            return OptionalLong.empty();
        }
        List<String> lines = Files.readAllLines(file());
        return lines.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(Long.parseLong(lines.getFirst().strip()));
    }

    /** Ends a server that a killed JVM left on this folder, so that a new one can start. */
    void endLeftover() throws IOException, InterruptedException {
        OptionalLong pid = pid();
        if (pid.isEmpty()) {
            return;
        }
        ProcessHandle process = ProcessHandle.of(pid.getAsLong()).orElse(null);
        if (process == null || !servesFolder(process)) {
            Files.deleteIfExists(file());
            return;
        }
        new ProcessBuilder("kill", "-INT", "" + process.pid()).inheritIO().start();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(END_TIMEOUT_SECONDS);
        while (servesFolder(process) && Files.exists(file())) {
            if (System.nanoTime() > deadline) {
                throw new UserError(
                        "PostgreSQL (process %d) still runs on %s and does not end; stop it first."
                                .formatted(process.pid(), folder));
            }
            Thread.sleep(50);
        }
    }

    private Path file() {
        return folder.resolve("postmaster.pid");
    }

    /** Process ids are reused, so only a process with this working folder counts. */
    private boolean servesFolder(ProcessHandle process) {
        try {
            Path workingFolder = Path.of("/proc/" + process.pid() + "/cwd").toRealPath();
            return workingFolder.equals(folder.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }
}

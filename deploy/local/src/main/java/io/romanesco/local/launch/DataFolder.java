package io.romanesco.local.launch;

import io.romanesco.local.LocalFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/** The data folder, held by one launcher at a time. */
final class DataFolder {

    private static final Duration LEFT_OVER_PATIENCE = Duration.ofSeconds(15);

    private final Path folder;
    private FileChannel lock;

    DataFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Takes the folder; waits for what a killed launcher left, which is ending by itself.
     *
     * @throws LocalFailure when another launcher runs on it
     */
    void take() throws IOException, InterruptedException {
        Files.createDirectories(folder);
        lock =
                FileChannel.open(
                        folder.resolve("lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        if (lock.tryLock() == null) {
            throw new LocalFailure(
                    """
                    Romanesco already runs on the data in %s.
                    Stop it first, or choose another folder with `make run DATA=...` or --data.\
                    """
                            .formatted(folder));
        }
        awaitLeftOver();
        startLogsAfresh();
    }

    /** What is known of the running stack; also how {@code make import} finds it. */
    Path report() {
        return RunReport.fileIn(folder);
    }

    void release() throws IOException {
        Files.deleteIfExists(report());
        lock.close();
    }

    private void awaitLeftOver() throws IOException, InterruptedException {
        Optional<RunReport> before = RunReport.of(folder);
        if (before.isEmpty()) {
            return;
        }
        long deadline = System.nanoTime() + LEFT_OVER_PATIENCE.toNanos();
        for (RunReport.RunningProcess process : before.get().processes()) {
            while (stillOurs(process) && System.nanoTime() < deadline) {
                Thread.sleep(100);
            }
        }
    }

    /** A number of a process may be used again; only a java that runs one of our jars counts. */
    private static boolean stillOurs(RunReport.RunningProcess process) {
        return ProcessHandle.of(process.pid())
                .flatMap(handle -> handle.info().commandLine())
                .filter(line ->
                        line.contains("quarkus-run.jar") || line.contains("romanesco-local"))
                .isPresent();
    }

    private void startLogsAfresh() throws IOException {
        Path logs = folder.resolve("logs");
        if (Files.notExists(logs)) {
            return;
        }
        try (var files = Files.newDirectoryStream(logs, "*.log")) {
            for (Path log : files) {
                Path previous = log.resolveSibling(log.getFileName() + ".previous");
                Files.move(log, previous, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}

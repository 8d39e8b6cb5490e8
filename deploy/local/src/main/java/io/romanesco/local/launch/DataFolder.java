package io.romanesco.local.launch;

import io.romanesco.local.UserError;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/** The data folder. One launcher at a time holds it. */
final class DataFolder implements AutoCloseable {

    private static final Duration LEFTOVER_TIMEOUT = Duration.ofSeconds(15);

    private final Path folder;
    private final FileChannel lock;
    private final boolean isNew;

    private DataFolder(Path folder, FileChannel lock, boolean isNew) {
        this.folder = folder;
        this.lock = lock;
        this.isNew = isNew;
    }

    /**
     * Locks the folder. Waits for processes that a killed launcher left; they end by themselves.
     *
     * @throws UserError if another launcher uses the folder
     */
    static DataFolder open(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        FileChannel lock =
                FileChannel.open(
                        folder.resolve("lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        if (lock.tryLock() == null) {
            throw new UserError(
                    """
                    Romanesco already runs on the data in %s.
                    Stop it first, or choose another folder with `make run DATA=...` or --data.\
                    """
                            .formatted(folder));
        }
        awaitLeftovers(folder);
        Files.deleteIfExists(RunReport.fileIn(folder));
        return new DataFolder(folder, lock, Files.notExists(folder.resolve("postgres")));
    }

    /** True if no stack has run on this folder. */
    boolean isNew() {
        return isNew;
    }

    private static void awaitLeftovers(Path folder) throws IOException, InterruptedException {
        Optional<RunReport> before = RunReport.of(folder);
        if (before.isEmpty()) {
            return;
        }
        long deadline = System.nanoTime() + LEFTOVER_TIMEOUT.toNanos();
        for (RunReport.RunningProcess process : before.get().processes()) {
            while (isOurs(process) && System.nanoTime() < deadline) {
                Thread.sleep(100);
            }
        }
    }

    /** Process ids are reused, so only what runs one of our jars or executables counts. */
    private static boolean isOurs(RunReport.RunningProcess process) {
        return ProcessHandle.of(process.pid())
                .flatMap(handle -> handle.info().commandLine())
                .filter(line ->
                        line.contains("quarkus-run.jar")
                                || line.contains("-runner")
                                || line.contains("romanesco-local"))
                .isPresent();
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(RunReport.fileIn(folder));
        lock.close();
    }
}

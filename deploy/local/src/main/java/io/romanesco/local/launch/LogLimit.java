package io.romanesco.local.launch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the logs of a running stack from growing without end: one that has become too long is
 * copied to {@code *.log.previous} and emptied. The parts append to their logs, so they go on
 * writing at the new beginning; a line written between copy and emptying is lost.
 *
 * @param folder of the logs
 * @param bytes a log may have
 */
record LogLimit(Path folder, long bytes) {

    static final long USUAL_BYTES = 16L << 20;
    private static final int LOOK_EVERY_SECONDS = 5;

    /** Looks after them from now on, until the executor is closed. */
    ScheduledExecutorService start() {
        ScheduledExecutorService clock =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("log-limit").factory());
        clock.scheduleWithFixedDelay(
                this::tryApply, LOOK_EVERY_SECONDS, LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
        return clock;
    }

    /** Empties what is too long. */
    void apply() throws IOException {
        try (DirectoryStream<Path> logs = Files.newDirectoryStream(folder, "*.log")) {
            for (Path log : logs) {
                if (Files.size(log) > bytes) {
                    Path previous = log.resolveSibling(log.getFileName() + ".previous");
                    Files.copy(log, previous, StandardCopyOption.REPLACE_EXISTING);
                    try (FileChannel file = FileChannel.open(log, StandardOpenOption.WRITE)) {
                        file.truncate(0);
                    }
                }
            }
        }
    }

    private void tryApply() {
        try {
            apply();
        } catch (IOException e) {
            // The disk is full, or the folder is gone: the next look may do better.
        }
    }
}

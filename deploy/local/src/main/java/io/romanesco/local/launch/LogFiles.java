package io.romanesco.local.launch;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The log files of a stack, {@code *.log} in one folder; it may not exist yet. */
record LogFiles(Path folder) {

    private static final long MAX_BYTES = 16L << 20;
    private static final int CHECK_SECONDS = 5;
    private static final int TAIL_BYTES = 8 * 1024;

    /** Renames the logs of an earlier run to {@code *.log.previous}. */
    void setAside() throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        try (DirectoryStream<Path> logs = Files.newDirectoryStream(folder, "*.log")) {
            for (Path log : logs) {
                Files.move(log, previous(log), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** Limits the logs to {@link #MAX_BYTES} until the executor is closed. */
    ScheduledExecutorService limitSizes() {
        ScheduledExecutorService clock =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("log-limit").factory());
        clock.scheduleWithFixedDelay(
                this::tryLimit, CHECK_SECONDS, CHECK_SECONDS, TimeUnit.SECONDS);
        return clock;
    }

    private void tryLimit() {
        try {
            limit(MAX_BYTES);
        } catch (IOException e) {
            // The disk may be full or the folder gone; the next check tries again.
        }
    }

    /**
     * Copies each longer log to {@code *.log.previous} and empties it. Its process appends, so it
     * goes on at the new beginning. A line written between copy and emptying is lost.
     */
    void limit(long maxBytes) throws IOException {
        try (DirectoryStream<Path> logs = Files.newDirectoryStream(folder, "*.log")) {
            for (Path log : logs) {
                if (Files.size(log) > maxBytes) {
                    Files.copy(log, previous(log), StandardCopyOption.REPLACE_EXISTING);
                    try (FileChannel file = FileChannel.open(log, StandardOpenOption.WRITE)) {
                        file.truncate(0);
                    }
                }
            }
        }
    }

    private static Path previous(Path log) {
        return log.resolveSibling(log.getFileName() + ".previous");
    }

    /** The last lines of a log; none if it cannot be read. */
    static List<String> tail(Path log, int lines) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long start = Math.max(0, file.length() - TAIL_BYTES);
            byte[] end = new byte[(int) (file.length() - start)];
            file.seek(start);
            file.readFully(end);
            List<String> all = new String(end, StandardCharsets.UTF_8).lines().toList();
            return all.subList(Math.max(0, all.size() - lines), all.size());
        } catch (IOException e) {
            return List.of();
        }
    }
}

package io.romanesco.bench.evaluate;

import io.romanesco.bench.evaluate.DataSet.DataFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does the same with every file of a data set, several at a time. */
final class FileRun {

    private FileRun() {}

    /** What is done with one file. Runs on many threads. */
    @FunctionalInterface
    interface Step<T> {
        T run(DataFile file) throws IOException;
    }

    /**
     * Runs all files.
     *
     * @param workers files at a time
     * @param onFinished runs after each file, always on the calling thread
     * @return one entry for each file, in the order of the files
     * @throws IOException when a file of the data set cannot be read, or the step fails
     */
    static <T> List<T> run(List<DataFile> files, int workers, Step<T> step, Runnable onFinished)
            throws IOException {
        try (ExecutorService pool = Executors.newFixedThreadPool(workers)) {
            List<Future<T>> pending =
                    files.stream().map(file -> pool.submit(() -> step.run(file))).toList();
            try {
                List<T> finished = new ArrayList<>(files.size());
                for (Future<T> each : pending) {
                    finished.add(each.get());
                    onFinished.run();
                }
                return finished;
            } catch (ExecutionException failed) {
                pool.shutdownNow();
                throw new IOException(failed.getCause().getMessage(), failed.getCause());
            } catch (InterruptedException stopped) {
                pool.shutdownNow();
                Thread.currentThread().interrupt();
                throw new IOException("Interrupted", stopped);
            }
        }
    }
}

package io.romanesco.inference.evaluate;

import io.romanesco.inference.color.DominantColorFinder;
import io.romanesco.inference.decode.DecodeResult.Decoded;
import io.romanesco.inference.decode.DecodeResult.Rejected;
import io.romanesco.inference.decode.DecodeSettings;
import io.romanesco.inference.decode.ImageDecoder;
import io.romanesco.inference.decode.Inspection.Accepted;
import io.romanesco.inference.decode.MemoryBudget;
import io.romanesco.inference.decode.MinimumSize;
import io.romanesco.inference.task.classification.Classifier;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Takes every file of a data set through decoder, colours and model, several at a time. */
final class Evaluator {

    private final Classifier model;
    private final int workers;
    private final ImageDecoder decoder = new ImageDecoder(DecodeSettings.DEFAULT);
    private final DominantColorFinder colors =
            new DominantColorFinder(
                    decoder,
                    new MemoryBudget(DecodeSettings.DEFAULT.maxMemory()),
                    DominantColorFinder.MARGIN);

    Evaluator(Classifier model, int workers) {
        this.model = model;
        this.workers = workers;
    }

    /** What decodes, and by which library. */
    String decoder() {
        return decoder.description();
    }

    /**
     * Evaluates.
     *
     * @param finished called after each file, from one thread
     * @return a row a file, in their order
     * @throws IOException when a file cannot be read from the data set
     */
    List<EvaluatedImage> run(List<DataFile> files, Runnable finished) throws IOException {
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        try {
            List<Future<EvaluatedImage>> pending =
                    files.stream().map(file -> pool.submit(() -> row(file))).toList();
            List<EvaluatedImage> rows = new ArrayList<>(files.size());
            for (Future<EvaluatedImage> row : pending) {
                rows.add(row.get());
                finished.run();
            }
            return rows;
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause().getMessage(), failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", stopped);
        } finally {
            pool.shutdownNow();
        }
    }

    private MinimumSize cover() {
        return new MinimumSize(model.manifest().input().width(), model.manifest().input().height());
    }

    private EvaluatedImage row(DataFile file) throws IOException {
        String label = DataSet.label(file.path(), model.manifest().labels());
        return switch (decoder.inspect(file.read(), cover())) {
            case Rejected rejected -> row(file, label, rejected);
            case Accepted accepted ->
                    switch (decoder.decode(accepted)) {
                        case Rejected rejected -> row(file, label, rejected);
                        case Decoded decoded ->
                                new EvaluatedImage(
                                        file.path(),
                                        label,
                                        model.classify(decoded.pixels()),
                                        colors.decide(colors.look(accepted, decoded)),
                                        "");
                    };
        };
    }

    private static EvaluatedImage row(DataFile file, String label, Rejected rejected) {
        return new EvaluatedImage(file.path(), label, null, null, rejected.code().code());
    }
}

package io.romanesco.bench.evaluate;

import io.romanesco.bench.evaluate.DataSet.DataFile;
import io.romanesco.inference.color.DominantColorFinder;
import io.romanesco.inference.decode.DecodePlan.Accepted;
import io.romanesco.inference.decode.DecodeResult.Decoded;
import io.romanesco.inference.decode.DecodeResult.Rejected;
import io.romanesco.inference.decode.DecodeSettings;
import io.romanesco.inference.decode.ImageDecoder;
import io.romanesco.inference.decode.MemoryBudget;
import io.romanesco.inference.decode.MinimumSize;
import io.romanesco.inference.decode.Pixels;
import io.romanesco.inference.model.registry.LoadedModel;
import io.romanesco.inference.task.Prediction;
import io.romanesco.inference.task.classification.CategoryPrediction;
import java.io.IOException;
import java.util.List;

/** Takes every file of a data set through decoder, colours and model, several at a time. */
final class Evaluator {

    private final LoadedModel model;
    private final MinimumSize minimumSize;
    private final int workers;
    private final ImageDecoder decoder = new ImageDecoder(DecodeSettings.DEFAULT);
    private final DominantColorFinder colors =
            new DominantColorFinder(
                    decoder,
                    new MemoryBudget(DecodeSettings.DEFAULT.maxMemory()),
                    DominantColorFinder.MARGIN);

    Evaluator(LoadedModel model, int workers) {
        this.model = model;
        this.minimumSize = model.task().input().minimumSize();
        this.workers = workers;
    }

    /** The decoder, with the version of its library. */
    String decoder() {
        return decoder.description();
    }

    /**
     * Evaluates all files.
     *
     * @param onFinished runs after each file, always on the calling thread
     * @return one entry for each file, in the order of the files
     * @throws IOException when a file of the data set cannot be read
     */
    List<EvaluatedImage> run(List<DataFile> files, Runnable onFinished) throws IOException {
        return FileRun.run(files, workers, this::evaluate, onFinished);
    }

    private EvaluatedImage evaluate(DataFile file) throws IOException {
        String label = DataSet.label(file.path(), model.task().labels());
        return switch (decoder.inspect(file.read(), minimumSize)) {
            case Rejected rejected -> unreadable(file, label, rejected);
            case Accepted accepted ->
                    switch (decoder.decode(accepted)) {
                        case Rejected rejected -> unreadable(file, label, rejected);
                        case Decoded decoded ->
                                new EvaluatedImage(
                                        file.path(),
                                        label,
                                        predict(decoded.pixels()),
                                        colors.decide(colors.score(accepted, decoded)),
                                        "");
                    };
        };
    }

    private CategoryPrediction predict(Pixels pixels) {
        return switch (model.predict(List.of(pixels)).getFirst()) {
            case CategoryPrediction prediction -> prediction;
            case Prediction other ->
                    throw new IllegalStateException(
                            model.manifest().id() + " is not a classification model");
        };
    }

    private static EvaluatedImage unreadable(DataFile file, String label, Rejected rejected) {
        return new EvaluatedImage(file.path(), label, null, null, rejected.code().code());
    }
}

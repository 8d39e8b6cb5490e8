package io.romanesco.inference.pipeline;

import io.romanesco.contract.DominantColors;
import io.romanesco.inference.color.DominantColorFinder;
import io.romanesco.inference.color.DominantColorFinder.Scored;
import io.romanesco.inference.decode.DecodePlan;
import io.romanesco.inference.decode.DecodePlan.Accepted;
import io.romanesco.inference.decode.DecodeResult;
import io.romanesco.inference.decode.DecodeResult.Decoded;
import io.romanesco.inference.decode.ImageDecoder;
import io.romanesco.inference.decode.MinimumSize;
import io.romanesco.inference.decode.Pixels;
import io.romanesco.inference.model.registry.LoadedModel;
import io.romanesco.inference.scheduling.InferenceBatcher;
import io.romanesco.inference.scheduling.InferenceBatcher.Answer;
import io.romanesco.inference.scheduling.WorkClass;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** The steps of an analysis, as this process is configured. Safe for many threads. */
@Singleton
public class AnalysisSteps {

    private final ImageDecoder decoder;
    private final DecodeMemory memory;
    private final DominantColorFinder colors;
    private final InferenceBatcher batcher;
    private final StreamMetrics metrics;

    AnalysisSteps(
            ImageDecoder decoder,
            DecodeMemory memory,
            DominantColorFinder colors,
            InferenceBatcher batcher,
            StreamMetrics metrics) {
        this.decoder = decoder;
        this.memory = memory;
        this.colors = colors;
        this.batcher = batcher;
        this.metrics = metrics;
    }

    DecodePlan inspect(byte[] bytes, MinimumSize cover) {
        return decoder.inspect(bytes, cover);
    }

    /** Runs the work while the memory for decoding is reserved. */
    <T> T within(long bytes, WorkClass workClass, Supplier<T> work) {
        return memory.of(workClass).within(bytes, work);
    }

    DecodeResult decode(Accepted file) {
        return decoder.decode(file);
    }

    Scored score(Accepted file, Decoded picture) {
        return colors.score(file, picture);
    }

    DominantColors decide(Scored scored) {
        return colors.decide(scored);
    }

    CompletableFuture<Answer> submit(LoadedModel model, Pixels pixels, WorkClass workClass) {
        return batcher.submit(model, pixels, workClass);
    }

    void measured(List<ModelRun> runs) {
        metrics.analysed(runs.getFirst().timer());
        runs.stream()
                .filter(ModelRun::hasPrediction)
                .forEach(run -> metrics.inferred(run.timer(), run.model().name().name()));
    }
}

package io.romanesco.inference.pipeline;

import io.romanesco.contract.ClassificationResult;
import io.romanesco.contract.DominantColors;
import io.romanesco.contract.RejectionCode;
import io.romanesco.contract.Submission;
import io.romanesco.contract.Timings;
import io.romanesco.contract.image.ImageHeader;
import io.romanesco.inference.color.DominantColorFinder;
import io.romanesco.inference.color.DominantColorFinder.Scored;
import io.romanesco.inference.decode.DecodePlan;
import io.romanesco.inference.decode.DecodePlan.Accepted;
import io.romanesco.inference.decode.DecodeResult;
import io.romanesco.inference.decode.DecodeResult.Decoded;
import io.romanesco.inference.decode.DecodeResult.Rejected;
import io.romanesco.inference.decode.ImageDecoder;
import io.romanesco.inference.decode.MemoryBudget;
import io.romanesco.inference.decode.MinimumSize;
import io.romanesco.inference.model.registry.LoadedModels;
import io.romanesco.inference.scheduling.InferenceBatcher;
import io.romanesco.inference.scheduling.InferenceBatcher.Answer;
import io.romanesco.inference.sink.ResultBuilder;
import io.romanesco.inference.task.classification.Classifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One image from its bytes to its outcome: decode, colours, model. Blocks; safe for many threads.
 */
@ApplicationScoped
public class ImageProcessor {

    private final StreamMetrics metrics;
    private final InferenceBatcher batches;
    private final ImageDecoder decoder;
    private final MemoryBudget budget;
    private final DominantColorFinder colors;

    public ImageProcessor(
            StreamMetrics metrics,
            ImageDecoder decoder,
            MemoryBudget budget,
            DominantColorFinder colors,
            InferenceBatcher batches) {
        this.batches = batches;
        this.metrics = metrics;
        this.decoder = decoder;
        this.budget = budget;
        this.colors = colors;
    }

    public ClassificationResult process(Submission image, LoadedModels models) {
        Duration queued = queued(image);
        Optional<Classifier> wanted =
                image.model().map(models::find).orElse(Optional.of(models.defaultModel()));
        Classifier model = wanted.orElse(models.defaultModel());
        ResultBuilder result = new ResultBuilder(image, model.manifest());
        if (wanted.isEmpty()) {
            return result.rejected(
                    RejectionCode.UNKNOWN_MODEL,
                    "The model asked for is not loaded.",
                    new Timings(waited(queued), null, null, null));
        }
        return process(image.bytes(), model, result, queued);
    }

    private ClassificationResult process(
            byte[] bytes, Classifier model, ResultBuilder result, Duration queued) {
        Stopwatch watch = new Stopwatch();
        DecodePlan inspection = decoder.inspect(bytes, cover(model));
        long inspectNanos = watch.lap();
        return switch (inspection) {
            case Rejected rejected -> rejected(rejected, result, queued, inspectNanos);
            case Accepted accepted ->
                    budget.within(
                                    accepted.peakBytes(),
                                    () -> see(accepted, model, result, queued, inspectNanos))
                            .get();
        };
    }

    /**
     * Decodes and looks. Whoever calls it has memory set apart for the picture, and gives it back
     * before asking for the result, which may take memory of its own.
     */
    private Supplier<ClassificationResult> see(
            Accepted accepted,
            Classifier model,
            ResultBuilder result,
            Duration queued,
            long inspectNanos) {
        Stopwatch watch = new Stopwatch();
        DecodeResult decoding = decoder.decode(accepted);
        long decodeNanos = inspectNanos + watch.lap();
        return switch (decoding) {
            case Rejected rejected -> () -> rejected(rejected, result, queued, decodeNanos);
            case Decoded decoded -> {
                Scored scored = colors.score(accepted, decoded);
                long colorNanos = watch.lap();
                Answer answer = batches.predict(model, decoded.pixels());
                Duration waited = queued.plusNanos(watch.lap() - answer.nanos());
                ImageHeader header = decoded.header();
                yield () -> {
                    Stopwatch again = new Stopwatch();
                    DominantColors dominant = colors.decide(scored);
                    Stages stages =
                            new Stages(decodeNanos, colorNanos + again.lap(), answer.nanos());
                    count(stages, model);
                    return result.classified(
                            header, answer.prediction(), dominant, stages.timings(waited(waited)));
                };
            }
        };
    }

    /**
     * Nanoseconds spent, by stage; colours with all that finding them takes, inference of the whole
     * batch.
     */
    private record Stages(long decode, long color, long inference) {

        Timings timings(double waitedMs) {
            return new Timings(
                    waitedMs,
                    Stopwatch.millis(decode),
                    Stopwatch.millis(color),
                    Stopwatch.millis(inference));
        }
    }

    private void count(Stages stages, Classifier model) {
        metrics.decoded(stages.decode());
        metrics.colored(stages.color());
        metrics.inferred(model.manifest().name(), stages.inference());
    }

    private static MinimumSize cover(Classifier model) {
        return new MinimumSize(model.manifest().input().width(), model.manifest().input().height());
    }

    private ClassificationResult rejected(
            Rejected rejected, ResultBuilder result, Duration queued, long decodeNanos) {
        return result.rejected(
                rejected, new Timings(waited(queued), Stopwatch.millis(decodeNanos), null, null));
    }

    /** Counts it, and returns milliseconds. */
    private double waited(Duration time) {
        metrics.queued(time);
        return Stopwatch.millis(time.toNanos());
    }

    /** Clocks of cameras may be ahead. */
    private static Duration queued(Submission image) {
        Duration waited = Duration.between(image.submittedAt(), Instant.now());
        return waited.isNegative() ? Duration.ZERO : waited;
    }
}

package io.romanesco.inference.stream;

import io.romanesco.inference.catalog.LoadedModels;
import io.romanesco.inference.color.ColorScorer;
import io.romanesco.inference.color.DominantColors;
import io.romanesco.inference.decode.Cover;
import io.romanesco.inference.decode.DecodeResult;
import io.romanesco.inference.decode.DecodeResult.Decoded;
import io.romanesco.inference.decode.DecodeResult.Rejected;
import io.romanesco.inference.decode.ImageDecoder;
import io.romanesco.inference.decode.Inspection;
import io.romanesco.inference.decode.Inspection.Accepted;
import io.romanesco.inference.decode.MemoryBudget;
import io.romanesco.inference.stream.Outcome.Rejection;
import io.romanesco.inference.stream.Outcome.Timings;
import io.romanesco.inference.vision.Classifier;
import io.romanesco.inference.vision.Prediction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One image from its bytes to its outcome: decode, colours, model. Blocks; safe for many threads.
 */
@ApplicationScoped
class ImageProcessor {

    private final StreamMetrics metrics;
    private final Batches batches;
    private final ImageDecoder decoder;
    private final MemoryBudget budget;
    private final ColorScorer colors = new ColorScorer();

    ImageProcessor(
            StreamMetrics metrics, ImageDecoder decoder, MemoryBudget budget, Batches batches) {
        this.batches = batches;
        this.metrics = metrics;
        this.decoder = decoder;
        this.budget = budget;
    }

    Outcome process(SubmittedImage image, LoadedModels models) {
        Duration queued = queued(image);
        metrics.queued(queued);
        Optional<Classifier> wanted =
                image.model().map(models::find).orElse(Optional.of(models.defaultModel()));
        Classifier model = wanted.orElse(models.defaultModel());
        OutcomeBuilder outcome = new OutcomeBuilder(image, model.manifest());
        if (wanted.isEmpty()) {
            return outcome.rejected(
                    new Rejection("unknown-model", "The model asked for is not loaded."),
                    new Timings(Stopwatch.millis(queued.toNanos()), null, null, null));
        }
        return process(image.bytes(), model, outcome, queued);
    }

    private Outcome process(
            byte[] bytes, Classifier model, OutcomeBuilder outcome, Duration queued) {
        Stopwatch watch = new Stopwatch();
        double queueMs = Stopwatch.millis(queued.toNanos());
        Inspection inspection = decoder.inspect(bytes, cover(model));
        long inspectNanos = watch.lap();
        return switch (inspection) {
            case Rejected rejected -> rejected(rejected, outcome, queueMs, inspectNanos);
            case Accepted accepted ->
                    budget.within(
                            accepted.peakBytes(),
                            () -> process(accepted, model, outcome, queueMs, inspectNanos));
        };
    }

    private Outcome process(
            Accepted accepted,
            Classifier model,
            OutcomeBuilder outcome,
            double queueMs,
            long inspectNanos) {
        Stopwatch watch = new Stopwatch();
        DecodeResult result = decoder.decode(accepted);
        long decodeNanos = inspectNanos + watch.lap();
        return switch (result) {
            case Rejected rejected -> rejected(rejected, outcome, queueMs, decodeNanos);
            case Decoded decoded -> {
                DominantColors dominant = colors.score(decoded.pixels());
                long colorNanos = watch.lap();
                Prediction prediction = batches.classify(model, decoded.pixels());
                long inferenceNanos = watch.lap();
                metrics.decoded(decodeNanos);
                metrics.colored(colorNanos);
                metrics.inferred(model.manifest().name(), inferenceNanos);
                yield outcome.classified(
                        decoded.header(),
                        prediction,
                        dominant,
                        new Timings(
                                queueMs,
                                Stopwatch.millis(decodeNanos),
                                Stopwatch.millis(colorNanos),
                                Stopwatch.millis(inferenceNanos)));
            }
        };
    }

    private static Cover cover(Classifier model) {
        return new Cover(model.manifest().input().width(), model.manifest().input().height());
    }

    private static Outcome rejected(
            Rejected rejected, OutcomeBuilder outcome, double queueMs, long decodeNanos) {
        return outcome.rejected(
                rejected, new Timings(queueMs, Stopwatch.millis(decodeNanos), null, null));
    }

    /** Clocks of cameras may be ahead. */
    private static Duration queued(SubmittedImage image) {
        Duration waited = Duration.between(image.submittedAt(), Instant.now());
        return waited.isNegative() ? Duration.ZERO : waited;
    }
}

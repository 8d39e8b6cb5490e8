package io.romanesco.inference.pipeline;

import io.romanesco.contract.AnalysedImage;
import io.romanesco.contract.DominantColors;
import io.romanesco.contract.ImageResult;
import io.romanesco.contract.ModelRequest;
import io.romanesco.contract.Rejection;
import io.romanesco.contract.RejectionCode;
import io.romanesco.contract.Role;
import io.romanesco.contract.Submission;
import io.romanesco.contract.image.ImageHeader;
import io.romanesco.contract.image.ImageType;
import io.romanesco.inference.color.DominantColorFinder;
import io.romanesco.inference.color.DominantColorFinder.Scored;
import io.romanesco.inference.decode.DecodePlan.Accepted;
import io.romanesco.inference.decode.DecodeResult.Decoded;
import io.romanesco.inference.decode.DecodeResult.Rejected;
import io.romanesco.inference.decode.ImageDecoder;
import io.romanesco.inference.decode.MemoryBudget;
import io.romanesco.inference.decode.MinimumSize;
import io.romanesco.inference.decode.Pixels;
import io.romanesco.inference.model.registry.LoadedModel;
import io.romanesco.inference.model.registry.LoadedModels;
import io.romanesco.inference.model.registry.ModelRegistry;
import io.romanesco.inference.pipeline.StageTimer.Stage;
import io.romanesco.inference.scheduling.InferenceBatcher;
import io.romanesco.inference.scheduling.InferenceBatcher.Answer;
import io.romanesco.inference.scheduling.WorkClass;
import io.romanesco.inference.task.Prediction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;

/** One image from its bytes to its result. Blocks; safe for many threads. */
@ApplicationScoped
public class ImageProcessor {

    private final ModelRegistry registry;
    private final StreamMetrics metrics;
    private final ImageDecoder decoder;
    private final MemoryBudget budget;
    private final DominantColorFinder colors;
    private final InferenceBatcher batcher;

    public ImageProcessor(
            ModelRegistry registry,
            StreamMetrics metrics,
            ImageDecoder decoder,
            MemoryBudget budget,
            DominantColorFinder colors,
            InferenceBatcher batcher) {
        this.registry = registry;
        this.metrics = metrics;
        this.decoder = decoder;
        this.budget = budget;
        this.colors = colors;
        this.batcher = batcher;
    }

    /**
     * Analyses an image with the model that it asks for.
     *
     * @throws IllegalStateException when no models are loaded, or the inference fails
     */
    public ImageResult process(Submission image) {
        StageTimer timer = new StageTimer();
        timer.add(Stage.QUEUE, sinceSubmission(image).toNanos());
        LoadedModels models =
                registry.models()
                        .orElseThrow(() -> new IllegalStateException("No models are loaded"));
        Optional<LoadedModel> wanted =
                image.choice()
                        .instead()
                        .map(ModelRequest::toString)
                        .map(models::find)
                        .orElse(Optional.of(models.defaultModel()));
        LoadedModel model = wanted.orElse(models.defaultModel());
        ImageResult result = new Analysis(image, model, timer).run(wanted.isPresent());
        metrics.queued(timer.nanos(Stage.QUEUE));
        return result;
    }

    /** The clock of a camera may be ahead. */
    private static Duration sinceSubmission(Submission image) {
        Duration waited = Duration.between(image.submittedAt(), Instant.now());
        return waited.isNegative() ? Duration.ZERO : waited;
    }

    /** The analysis of one image by one model. */
    private final class Analysis {

        private final Submission image;
        private final LoadedModel model;
        private final StageTimer timer;

        private Analysis(Submission image, LoadedModel model, StageTimer timer) {
            this.image = image;
            this.model = model;
            this.timer = timer;
        }

        private ImageResult run(boolean modelIsKnown) {
            if (!modelIsKnown) {
                return model.task()
                        .rejected(
                                analysed(Optional.empty(), Optional.empty()),
                                Rejection.of(
                                        RejectionCode.UNKNOWN_MODEL,
                                        "The model asked for is not loaded."),
                                now());
            }
            MinimumSize size = model.task().input().minimumSize();
            return switch (timer.time(Stage.DECODE, () -> decoder.inspect(image.bytes(), size))) {
                case Rejected rejected -> rejected(rejected);
                case Accepted accepted ->
                        budget.within(accepted.peakBytes(), () -> analyse(accepted)).get();
            };
        }

        /**
         * Decodes the image and runs the model within the memory budget. The rest follows once that
         * memory is returned: the colours of a close call need memory of their own.
         */
        private Supplier<ImageResult> analyse(Accepted accepted) {
            return switch (timer.time(Stage.DECODE, () -> decoder.decode(accepted))) {
                case Rejected rejected -> () -> rejected(rejected);
                case Decoded decoded -> {
                    Scored scored = timer.time(Stage.COLOR, () -> colors.score(accepted, decoded));
                    Prediction prediction = predict(decoded.pixels());
                    ImageHeader header = decoded.header();
                    yield () -> result(header, prediction, scored);
                }
            };
        }

        private Prediction predict(Pixels pixels) {
            long start = System.nanoTime();
            Answer answer = batcher.predict(model, pixels, workClass());
            timer.add(Stage.INFERENCE, answer.nanos());
            timer.add(Stage.QUEUE, System.nanoTime() - start - answer.nanos());
            return answer.prediction();
        }

        private WorkClass workClass() {
            return image.isUpload() ? WorkClass.UPLOAD : WorkClass.LIVE;
        }

        private ImageResult result(ImageHeader header, Prediction prediction, Scored scored) {
            DominantColors dominant = timer.time(Stage.COLOR, () -> colors.decide(scored));
            metrics.analysed(timer, model.name().name());
            return prediction.result(
                    analysed(Optional.of(header.type()), Optional.of(header)), dominant, now());
        }

        private ImageResult rejected(Rejected rejected) {
            return model.task()
                    .rejected(
                            analysed(rejected.type(), rejected.header()),
                            Rejection.of(rejected.code(), rejected.detail()),
                            now());
        }

        private AnalysedImage analysed(Optional<ImageType> type, Optional<ImageHeader> header) {
            return new AnalysedImage(
                    image.id(),
                    image.source(),
                    image.submittedAt(),
                    type.map(ImageType::mediaType).orElse(null),
                    header.map(ImageHeader::width).orElse(null),
                    header.map(ImageHeader::height).orElse(null),
                    (long) image.bytes().length,
                    image.label().orElse(null),
                    model.name(),
                    timer.timings(),
                    Role.PRIMARY,
                    null);
        }

        private static Instant now() {
            return Instant.now().truncatedTo(ChronoUnit.MILLIS);
        }
    }
}

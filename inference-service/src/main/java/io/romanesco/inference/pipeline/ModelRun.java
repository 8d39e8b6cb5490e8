package io.romanesco.inference.pipeline;

import io.romanesco.contract.AnalysedImage;
import io.romanesco.contract.DominantColors;
import io.romanesco.contract.ImageResult;
import io.romanesco.contract.Rejection;
import io.romanesco.contract.RejectionCode;
import io.romanesco.contract.Submission;
import io.romanesco.contract.image.ImageHeader;
import io.romanesco.contract.image.ImageType;
import io.romanesco.inference.decode.Pixels;
import io.romanesco.inference.pipeline.StageTimer.Stage;
import io.romanesco.inference.scheduling.InferenceBatcher.Answer;
import io.romanesco.inference.task.InvalidOutputException;
import io.romanesco.inference.task.Prediction;
import io.romanesco.rendering.Findings;
import io.romanesco.rendering.Rendering;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** One image under one of its models. For one thread. */
final class ModelRun {

    private final Submission image;
    private final SelectedModel model;
    private final StageTimer timer;
    private Optional<Prediction> prediction = Optional.empty();
    private Optional<InvalidOutputException> invalid = Optional.empty();
    private Optional<Throwable> failure = Optional.empty();
    private Optional<byte[]> drawing = Optional.empty();

    /** Starts with the time that the image has taken so far. */
    ModelRun(Submission image, SelectedModel model, StageTimer soFar) {
        this.image = image;
        this.model = model;
        this.timer = soFar.copy();
    }

    SelectedModel model() {
        return model;
    }

    StageTimer timer() {
        return timer;
    }

    /** Why the model failed, for a reason that is not the image and not its output. */
    Optional<Throwable> failure() {
        return failure;
    }

    /** Whether the model has answered. */
    boolean hasPrediction() {
        return prediction.isPresent();
    }

    /** Waits for the model's answer. */
    void await(CompletableFuture<Answer> submitted) {
        try {
            Answer answer = submitted.join();
            timer.add(Stage.INFERENCE, answer.nanos());
            timer.add(Stage.QUEUE, answer.waitedNanos());
            prediction = Optional.of(answer.prediction());
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof InvalidOutputException output) {
                invalid = Optional.of(output);
            } else {
                failure = Optional.of(failed.getCause());
            }
        }
    }

    /** The result; empty where the model has failed. */
    Optional<ImageResult> result(ImageHeader header, DominantColors colors) {
        return failure.isPresent() ? Optional.empty() : step(() -> answer(header, colors));
    }

    private ImageResult answer(ImageHeader header, DominantColors colors) {
        AnalysedImage analysed = analysed(Optional.of(header.type()), Optional.of(header));
        try {
            Prediction found = prediction.orElseThrow(invalid::orElseThrow);
            return found.result(analysed, colors, now());
        } catch (InvalidOutputException output) {
            String detail = "The model's output makes no sense: %s.".formatted(output.getMessage());
            return model.rejected(
                    analysed, Rejection.of(RejectionCode.INVALID_OUTPUT, detail), now());
        }
    }

    /** Draws what the model found, where it has answered. */
    void draw(Pixels pixels, ImageHeader header, DominantColors colors) {
        drawing =
                prediction
                        .flatMap(_ -> result(header, colors))
                        .flatMap(Findings::of)
                        .flatMap(findings -> step(() -> jpeg(pixels, findings)));
    }

    private static byte[] jpeg(Pixels pixels, Findings findings) {
        return Rendering.jpeg(pixels.width(), pixels.height(), pixels.rgb(), findings);
    }

    /** Runs a step. One that breaks is a failure of this model, not of the others. */
    private <T> Optional<T> step(Supplier<T> work) {
        try {
            return Optional.of(work.get());
        } catch (RuntimeException unforeseen) {
            failure = Optional.of(unforeseen);
            return Optional.empty();
        }
    }

    /** The drawing, a JPEG; empty where none was made. */
    Optional<byte[]> drawing() {
        return drawing;
    }

    /** The result for an image that no model has seen. */
    ImageResult rejected(
            RejectionCode code,
            String detail,
            Optional<ImageType> type,
            Optional<ImageHeader> header) {
        return model.rejected(analysed(type, header), Rejection.of(code, detail), now());
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
                model.role(),
                model.main());
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}

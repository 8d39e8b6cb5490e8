package io.romanesco.inference.pipeline;

import io.romanesco.contract.DominantColors;
import io.romanesco.contract.ImageResult;
import io.romanesco.contract.ModelChoice;
import io.romanesco.contract.RejectionCode;
import io.romanesco.contract.Submission;
import io.romanesco.contract.image.ImageHeader;
import io.romanesco.inference.color.DominantColorFinder.Scored;
import io.romanesco.inference.decode.DecodePlan.Accepted;
import io.romanesco.inference.decode.DecodeResult.Decoded;
import io.romanesco.inference.decode.DecodeResult.Rejected;
import io.romanesco.inference.decode.MinimumSize;
import io.romanesco.inference.decode.Pixels;
import io.romanesco.inference.pipeline.Outcome.Drawing;
import io.romanesco.inference.pipeline.Outcome.ModelFailure;
import io.romanesco.inference.pipeline.StageTimer.Stage;
import io.romanesco.inference.scheduling.InferenceBatcher.Answer;
import io.romanesco.inference.scheduling.WorkClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The analysis of one image: decoded once, its colours scored once, then each model's answer. A
 * model that fails does not touch the results of the others.
 */
final class ImageAnalysis {

    private static final MinimumSize NOTHING = new MinimumSize(1, 1);

    /** Drawings of large photographs are made at a half, a quarter or an eighth, down to this. */
    private static final MinimumSize DRAWN = new MinimumSize(1_200, 1_200);

    private static final long DRAWN_PIXEL_BYTES = 4;

    private final Submission image;
    private final List<SelectedModel> models;
    private final boolean annotate;
    private final WorkClass workClass;
    private final StageTimer timer;
    private final AnalysisSteps steps;
    private List<ModelRun> runs = List.of();

    ImageAnalysis(
            Submission image,
            List<SelectedModel> models,
            boolean annotate,
            WorkClass workClass,
            StageTimer timer,
            AnalysisSteps steps) {
        this.image = image;
        this.models = models;
        this.annotate = annotate;
        this.workClass = workClass;
        this.timer = timer;
        this.steps = steps;
    }

    Outcome run() {
        List<ImageResult> unknown =
                models.stream().filter(model -> !model.isKnown()).map(this::unknown).toList();
        if (unknown.size() == models.size()) {
            return Outcome.of(unknown);
        }
        Outcome known =
                switch (timer.time(Stage.DECODE, () -> steps.inspect(image.bytes(), cover()))) {
                    case Rejected rejected -> rejected(rejected);
                    case Accepted accepted ->
                            steps.within(memory(accepted), workClass, () -> analyse(accepted))
                                    .get();
                };
        List<ImageResult> all = new ArrayList<>(known.results());
        all.addAll(unknown);
        return new Outcome(all, known.drawings(), known.failures());
    }

    /** Rejects the image instead, with the main model's name. */
    Outcome rejectTooManyModels() {
        return Outcome.of(
                List.of(
                        begun(models.getFirst())
                                .rejected(
                                        RejectionCode.TOO_MANY_MODELS,
                                        "More than %d models were asked for."
                                                .formatted(ModelChoice.MAX_MODELS),
                                        Optional.empty(),
                                        Optional.empty())));
    }

    /** How long the image waited for a worker, and then for the model that it waited for most. */
    long queuedNanos() {
        return runs.stream()
                .mapToLong(run -> run.timer().nanos(Stage.QUEUE))
                .max()
                .orElse(timer.nanos(Stage.QUEUE));
    }

    /**
     * Decodes the image and runs the models within the memory budget. The rest follows once that
     * memory is returned: the colours of a close call need memory of their own.
     */
    private Supplier<Outcome> analyse(Accepted accepted) {
        return switch (timer.time(Stage.DECODE, () -> steps.decode(accepted))) {
            case Rejected rejected -> () -> rejected(rejected);
            case Decoded decoded -> {
                Scored scored = timer.time(Stage.COLOR, () -> steps.score(accepted, decoded));
                runs = known().map(this::begun).toList();
                predict(decoded.pixels());
                draw(decoded, scored.colors());
                yield () -> outcome(decoded.header(), scored);
            }
        };
    }

    /** All models get the picture before the first answer is awaited. */
    private void predict(Pixels pixels) {
        List<CompletableFuture<Answer>> submitted =
                runs.stream()
                        .map(run -> steps.submit(run.model().loaded(), pixels, workClass))
                        .toList();
        for (int i = 0; i < runs.size(); i++) {
            runs.get(i).await(submitted.get(i));
        }
    }

    private void draw(Decoded decoded, DominantColors colors) {
        if (annotate) {
            runs.forEach(run -> run.draw(decoded.pixels(), decoded.header(), colors));
        }
    }

    private Outcome outcome(ImageHeader header, Scored scored) {
        long start = System.nanoTime();
        DominantColors colors = steps.decide(scored);
        long deciding = System.nanoTime() - start;
        runs.forEach(run -> run.timer().add(Stage.COLOR, deciding));
        steps.measured(runs);
        List<ImageResult> results = new ArrayList<>();
        List<Drawing> drawings = new ArrayList<>();
        for (ModelRun run : runs) {
            run.result(header, colors)
                    .ifPresent(result -> {
                        results.add(result);
                        run.drawing().ifPresent(jpeg -> drawings.add(new Drawing(result, jpeg)));
                    });
        }
        return new Outcome(
                results,
                drawings,
                runs.stream()
                        .flatMap(run ->
                                run
                                        .failure()
                                        .map(cause -> new ModelFailure(run.model().name(), cause))
                                        .stream())
                        .toList());
    }

    private Outcome rejected(Rejected rejected) {
        return Outcome.of(
                known().map(model ->
                                begun(model)
                                        .rejected(
                                                rejected.code(),
                                                rejected.detail(),
                                                rejected.type(),
                                                rejected.header()))
                        .toList());
    }

    private ImageResult unknown(SelectedModel model) {
        return begun(model)
                .rejected(
                        RejectionCode.UNKNOWN_MODEL,
                        model.missing(),
                        Optional.empty(),
                        Optional.empty());
    }

    private ModelRun begun(SelectedModel model) {
        return new ModelRun(image, model, timer);
    }

    private Stream<SelectedModel> known() {
        return models.stream().filter(SelectedModel::isKnown);
    }

    /** The size that covers what each of the models needs, and what people see of a drawing. */
    private MinimumSize cover() {
        return known().map(model -> model.loaded().task().input().minimumSize())
                .reduce(annotate ? DRAWN : NOTHING, MinimumSize::covering);
    }

    /** Bytes for decoding, and for the copy that is drawn on. */
    private long memory(Accepted file) {
        return file.peakBytes() + (annotate ? file.pixels() * DRAWN_PIXEL_BYTES : 0);
    }
}

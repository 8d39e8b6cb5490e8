package io.romanesco.inference.pipeline;

import io.romanesco.contract.Role;
import io.romanesco.contract.Submission;
import io.romanesco.inference.model.registry.ModelRegistry;
import io.romanesco.inference.pipeline.StageTimer.Stage;
import io.romanesco.inference.scheduling.WorkClass;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One image from its bytes to the results of its models. Blocks; safe for many threads. */
@ApplicationScoped
public class ImageProcessor {

    private final ModelRegistry registry;
    private final StreamMetrics metrics;
    private final AnalysisSteps steps;

    public ImageProcessor(ModelRegistry registry, StreamMetrics metrics, AnalysisSteps steps) {
        this.registry = registry;
        this.metrics = metrics;
        this.steps = steps;
    }

    /**
     * Analyses an image with the models that its sender asks for, else with those of its source's
     * policy, else with the default one. Models that do not fit into memory together analyse it one
     * after another, and each time it is decoded again.
     *
     * @param workClass decides how its inferences share the threads
     * @throws IllegalStateException when the default model is needed and not loaded
     */
    public Outcome process(Submission image, WorkClass workClass) {
        StageTimer timer = new StageTimer();
        timer.add(Stage.QUEUE, isStored(image) ? 0 : sinceSubmission(image).toNanos());
        ModelSelection selection =
                ModelSelection.of(image.choice(), registry.policies().source(image.source()));
        ModelRounds rounds = new ModelRounds(selection.allowed(), registry);
        Outcome all = Outcome.of(List.of());
        for (boolean first = true; rounds.hasNext(); first = false) {
            try (SelectedModels models = rounds.next()) {
                ImageAnalysis analysis =
                        new ImageAnalysis(
                                image,
                                models.all(),
                                selection.annotate(),
                                workClass,
                                timer.copy(),
                                steps);
                all =
                        all.with(
                                selection.isTooLarge()
                                        ? analysis.rejectTooManyModels()
                                        : analysis.run());
                if (first && !workClass.isBackground() && !isStored(image)) {
                    metrics.queued(analysis.queuedNanos());
                }
            }
        }
        return all;
    }

    /** Whether further models are asked about an image that was submitted some time ago. */
    private static boolean isStored(Submission image) {
        return image.choice().purpose() == Role.RECLASSIFY || !image.choice().main();
    }

    /** The clock of a camera may be ahead. */
    private static Duration sinceSubmission(Submission image) {
        Duration waited = Duration.between(image.submittedAt(), Instant.now());
        return waited.isNegative() ? Duration.ZERO : waited;
    }
}

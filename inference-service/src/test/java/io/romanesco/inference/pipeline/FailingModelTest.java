package io.romanesco.inference.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.romanesco.contract.ImageResult;
import io.romanesco.contract.ModelChoice;
import io.romanesco.contract.ModelRequest;
import io.romanesco.contract.Role;
import io.romanesco.contract.Submission;
import io.romanesco.inference.color.DominantColorFinder;
import io.romanesco.inference.decode.ImageDecoder;
import io.romanesco.inference.decode.Pixels;
import io.romanesco.inference.drawing.Drawings;
import io.romanesco.inference.model.registry.LoadedModel;
import io.romanesco.inference.model.registry.ModelRegistry;
import io.romanesco.inference.scheduling.InferenceBatcher;
import io.romanesco.inference.scheduling.InferenceBatcher.Answer;
import io.romanesco.inference.scheduling.WorkClass;
import io.romanesco.inference.servers.LocalServers;
import io.romanesco.inference.task.InvalidOutputException;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One of two models fails; the other's result is not lost. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class FailingModelTest {

    @Inject ModelRegistry registry;
    @Inject StreamMetrics metrics;
    @Inject ImageDecoder decoder;
    @Inject DecodeMemory memory;
    @Inject DominantColorFinder colors;
    @Inject InferenceBatcher batcher;

    @BeforeEach
    void modelsAreLoaded() {
        registry.whenReady().toCompletableFuture().join();
    }

    @Test
    void modelThatFailsForAnUnknownReasonIsReportedBesideTheOthersResult() {
        IllegalStateException cause = new IllegalStateException("out of memory");

        Outcome outcome = processor("shade", cause).process(image(), WorkClass.UPLOAD);

        assertThat(outcome.results()).extracting(ImageResult::status).containsExactly("CLASSIFIED");
        assertThat(outcome.results().getFirst().image().model().name()).isEqualTo("paint");
        assertThat(outcome.failures()).hasSize(1);
        assertThat(outcome.failures().getFirst().model().name()).isEqualTo("shade");
        assertThat(outcome.failures().getFirst().cause()).isSameAs(cause);
    }

    @Test
    void modelWithAnInvalidOutputRejectsTheImageForItselfOnly() {
        InvalidOutputException cause = new InvalidOutputException("output scores has a NaN");

        Outcome outcome = processor("paint", cause).process(image(), WorkClass.UPLOAD);

        assertThat(outcome.failures()).isEmpty();
        assertThat(outcome.results())
                .extracting(ImageResult::status)
                .containsExactly("REJECTED", "CLASSIFIED");
        ImageResult rejected = outcome.results().getFirst();
        assertThat(rejected.rejection().code()).isEqualTo("invalid-output");
        assertThat(rejected.rejection().detail()).contains("output scores has a NaN");
        assertThat(rejected.image().width()).isEqualTo(40);
    }

    private ImageProcessor processor(String failing, RuntimeException cause) {
        AnalysisSteps steps =
                new AnalysisSteps(decoder, memory, colors, batcher, metrics) {
                    @Override
                    CompletableFuture<Answer> submit(
                            LoadedModel model, Pixels pixels, WorkClass workClass) {
                        return model.name().name().equals(failing)
                                ? CompletableFuture.failedFuture(cause)
                                : super.submit(model, pixels, workClass);
                    }
                };
        return new ImageProcessor(registry, metrics, steps);
    }

    private static Submission image() {
        return new Submission(
                UUID.randomUUID(),
                Submission.UPLOADS,
                Instant.now(),
                new ModelChoice(
                        Optional.empty(), ModelRequest.listOf("shade"), false, Role.PRIMARY, false),
                Optional.empty(),
                Drawings.jpeg(Drawings.plain(40, 30, Drawings.RED)));
    }
}

package io.romanesco.inference.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.romanesco.contract.AnalysedImage;
import io.romanesco.contract.CloudEventHeaders;
import io.romanesco.contract.DetectedObject;
import io.romanesco.contract.DominantColors;
import io.romanesco.contract.ImageResult;
import io.romanesco.contract.ModelName;
import io.romanesco.contract.Rejection;
import io.romanesco.contract.Role;
import io.romanesco.contract.Submission;
import io.romanesco.contract.image.ImageHeader;
import io.romanesco.contract.image.ImageType;
import io.romanesco.inference.pipeline.StageTimer.Stage;
import io.romanesco.inference.scheduling.InferenceBatcher.Answer;
import io.romanesco.inference.task.InvalidOutputException;
import io.romanesco.inference.task.Prediction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ModelRunTest {

    private static final InvalidOutputException NOISE =
            new InvalidOutputException("the masks are noise");

    /** Masks are drawn when the result is made. */
    private static final Prediction NOISY = failing(NOISE);

    private static final ImageHeader PICTURE = new ImageHeader(ImageType.PNG, 4, 3, 1);

    @Test
    void outputThatMakesNoSenseInTheInferenceRejectsTheImage() {
        assertRejected(CompletableFuture.failedFuture(NOISE));
    }

    @Test
    void outputThatMakesNoSenseInTheResultRejectsTheImage() {
        assertRejected(CompletableFuture.completedFuture(new Answer(NOISY, 1, 1)));
    }

    @Test
    void resultThatBreaksIsAFailureOfTheModel() {
        IllegalArgumentException bug = new IllegalArgumentException("no such label");
        ModelRun run = run(CompletableFuture.completedFuture(new Answer(failing(bug), 1, 1)));

        assertThat(run.result(PICTURE, null)).isEmpty();
        assertThat(run.failure()).contains(bug);
    }

    private static void assertRejected(CompletableFuture<Answer> answer) {
        ModelRun run = run(answer);

        ImageResult result = run.result(PICTURE, null).orElseThrow();

        assertThat(run.failure()).isEmpty();
        assertThat(result.rejection())
                .isEqualTo(
                        new Rejection(
                                "invalid-output",
                                "The model's output makes no sense: the masks are noise."));
    }

    private static ModelRun run(CompletableFuture<Answer> answer) {
        Submission image =
                Submission.of(
                        new Submission.Position("images", 0, 0, 0),
                        new CloudEventHeaders(),
                        null,
                        null);
        StageTimer timer = new StageTimer();
        timer.add(Stage.QUEUE, 1);
        SelectedModel model =
                new SelectedModel(
                        new ModelName("a", "1"), Optional.empty(), Role.PRIMARY, true, "");
        ModelRun run = new ModelRun(image, model, timer);

        run.await(answer);
        return run;
    }

    private static Prediction failing(RuntimeException failure) {
        return new Prediction() {
            @Override
            public ImageResult result(AnalysedImage image, DominantColors colors, Instant at) {
                throw failure;
            }

            @Override
            public List<DetectedObject> found(int width, int height) {
                throw failure;
            }
        };
    }
}

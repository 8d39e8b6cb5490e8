package io.romanesco.inference.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.romanesco.inference.decode.Pixels;
import io.romanesco.inference.scheduling.HeldModel.Inference;
import io.romanesco.inference.scheduling.InferenceBatcher.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which images share an inference, with a model whose inferences end when the test says so. */
class InferenceBatcherOrderTest {

    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final HeldModel model = new HeldModel();
    private InferenceBatcher batcher;

    @AfterEach
    void stop() {
        batcher.stop();
        workers.shutdownNow();
    }

    @Test
    void imagesOfABatchWhileAnotherInferenceRunsHaveTheirAnswers() throws Exception {
        plan(2);
        List<Future<Answer>> answers = comeInOrder(1, 2, 3, 4, 5, 6, 7, 8);
        batcher.start();
        Inference first = model.next();
        Inference second = model.next();
        assertThat(List.of(first.pictures().size(), second.pictures().size()))
                .containsExactlyInAnyOrder(4, 2);
        Inference longer = first.pictures().size() == 4 ? first : second;

        longer.complete();

        for (int width = 1; width <= answers.size(); width++) {
            if (longer.has(width)) {
                answers.get(width - 1).get();
            }
        }
        Inference third = model.next();
        assertThat(third.pictures()).hasSize(1);
        first.complete();
        second.complete();
        third.complete();
        model.next().complete();
        for (Future<Answer> answer : answers) {
            answer.get();
        }
    }

    @Test
    void imageThatWaitsAloneIsInferredAlone() throws Exception {
        plan(2);
        batcher.start();
        Future<Answer> answer = come(5);

        Inference only = model.next();
        only.complete();

        assertThat(only.pictures()).hasSize(1);
        answer.get();
    }

    @Test
    void batchWithAFailingImageFailsForThatImageOnly() throws Exception {
        plan(1);
        List<Future<Answer>> answers = comeInOrder(1, 13, 3);
        batcher.start();
        for (int i = 0; i < 4; i++) {
            model.next().complete();
        }

        answers.get(0).get();
        answers.get(2).get();
        assertThatThrownBy(answers.get(1)::get)
                .isInstanceOf(ExecutionException.class)
                .hasMessageContaining("no answer");
    }

    @Test
    void batchThatBreaksAnswersEveryWorker() throws Exception {
        plan(1);
        List<Future<Answer>> answers = comeInOrder(1, 99);
        batcher.start();
        model.next().complete();

        for (Future<Answer> answer : answers) {
            assertThatThrownBy(answer::get).hasMessageContaining("broken");
        }
        Future<Answer> next = come(1);
        model.next().complete();
        next.get();
    }

    private void plan(int inferences) {
        batcher = Batchers.of(new WorkerPlan(inferences, 4, 1, 1));
    }

    private List<Future<Answer>> comeInOrder(int... widths) {
        List<Future<Answer>> answers = new ArrayList<>();
        for (int width : widths) {
            answers.add(come(width));
            await().until(() -> batcher.waiting() == answers.size());
        }
        return answers;
    }

    private Future<Answer> come(int width) {
        Pixels picture = new Pixels(width, 1, new byte[3 * width]);
        return workers.submit(() -> batcher.predict(model, picture, WorkClass.UPLOAD));
    }
}

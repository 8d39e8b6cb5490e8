package io.romanesco.inference.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.romanesco.inference.decode.Pixels;
import io.romanesco.inference.scheduling.InferenceBatcher.Answer;
import io.romanesco.inference.task.Prediction;
import io.romanesco.inference.task.Predictor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which images share an inference, with a model whose inferences end when the test says so. */
class InferenceBatcherOrderTest {

    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final Held model = new Held();
    private InferenceBatcher batcher;

    private record Inference(List<Pixels> pictures, CompletableFuture<Void> end) {}

    /** Pictures of width 13 make an inference fail, of width 99 the process. */
    private static final class Held implements Predictor {

        private final BlockingQueue<Inference> begun = new LinkedBlockingQueue<>();

        @Override
        public int maxBatch() {
            return Integer.MAX_VALUE;
        }

        @Override
        public List<Prediction> predict(List<Pixels> pictures) {
            Inference inference = new Inference(pictures, new CompletableFuture<>());
            begun.add(inference);
            inference.end.join();
            if (has(pictures, 99)) {
                throw new StackOverflowError("broken");
            }
            if (has(pictures, 13)) {
                throw new IllegalStateException("no answer");
            }
            return pictures.stream().map(_ -> (Prediction) null).toList();
        }

        private static boolean has(List<Pixels> pictures, int width) {
            return pictures.stream().anyMatch(one -> one.width() == width);
        }
    }

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
        Inference first = model.begun.take();
        Inference second = model.begun.take();
        assertThat(List.of(first.pictures.size(), second.pictures.size()))
                .containsExactlyInAnyOrder(4, 2);
        Inference longer = first.pictures.size() == 4 ? first : second;

        longer.end.complete(null);

        for (int width = 1; width <= answers.size(); width++) {
            if (has(longer, width)) {
                answers.get(width - 1).get();
            }
        }
        Inference third = model.begun.take();
        assertThat(third.pictures).hasSize(1);
        first.end.complete(null);
        second.end.complete(null);
        third.end.complete(null);
        model.begun.take().end.complete(null);
        for (Future<Answer> answer : answers) {
            answer.get();
        }
    }

    @Test
    void imageThatWaitsAloneIsInferredAlone() throws Exception {
        plan(2);
        batcher.start();
        Future<Answer> answer = come(5);

        Inference only = model.begun.take();
        only.end.complete(null);

        assertThat(only.pictures).hasSize(1);
        answer.get();
    }

    @Test
    void batchWithAFailingImageFailsForThatImageOnly() throws Exception {
        plan(1);
        List<Future<Answer>> answers = comeInOrder(1, 13, 3);
        batcher.start();
        for (int i = 0; i < 4; i++) {
            model.begun.take().end.complete(null);
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
        model.begun.take().end.complete(null);

        for (Future<Answer> answer : answers) {
            assertThatThrownBy(answer::get).hasMessageContaining("broken");
        }
        Future<Answer> next = come(1);
        model.begun.take().end.complete(null);
        next.get();
    }

    private void plan(int inferences) {
        batcher = new InferenceBatcher(new WorkerPlan(inferences, 4, 1, 1));
    }

    private static boolean has(Inference inference, int width) {
        return Held.has(inference.pictures, width);
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
        return workers.submit(() -> batcher.predict(model, picture));
    }
}

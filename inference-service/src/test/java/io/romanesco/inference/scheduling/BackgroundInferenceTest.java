package io.romanesco.inference.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.romanesco.inference.decode.Pixels;
import io.romanesco.inference.scheduling.HeldModel.Inference;
import io.romanesco.inference.scheduling.InferenceBatcher.Answer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Background work leaves an inference thread free, whatever waits. */
class BackgroundInferenceTest {

    private static final Pixels PICTURE = new Pixels(1, 1, new byte[3]);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final HeldModel slow = new HeldModel();
    private final HeldModel fast = new HeldModel();
    private InferenceBatcher batcher;

    @AfterEach
    void stop() {
        batcher.stop();
    }

    @ParameterizedTest(name = "{0} inferences")
    @ValueSource(ints = {1, 2, 3})
    void uploadDuringAFloodOfBackgroundWorkBeginsAtOnce(int inferences) throws Exception {
        start(inferences);
        for (int i = 0; i < 40; i++) {
            submit(slow, i % 2 == 0 ? WorkClass.RECLASSIFY : WorkClass.SHADOW);
        }
        for (int i = 0; i < Math.max(1, inferences - 1); i++) {
            slow.next();
        }

        CompletableFuture<Answer> upload = submit(fast, WorkClass.UPLOAD);
        fast.next().complete();

        upload.get();
        assertThat(slow.begun()).isZero();
    }

    @Test
    void backgroundWorkBesideASingleInferenceRunsOnAThreadOfItsOwn() throws Exception {
        start(1);
        CompletableFuture<Answer> first = submit(slow, WorkClass.UPLOAD);
        Inference upload = slow.next();
        CompletableFuture<Answer> second = submit(slow, WorkClass.UPLOAD);
        CompletableFuture<Answer> stored = submit(fast, WorkClass.RECLASSIFY);

        fast.next().complete();
        stored.get();

        assertThat(slow.begun()).isZero();
        upload.complete();
        first.get();
        slow.next().complete();
        second.get();
    }

    @Test
    void imagesOfTwoClassesShareNoInference() throws Exception {
        batcher = Batchers.of(new WorkerPlan(2, 4, 1, 1), registry);
        submit(slow, WorkClass.UPLOAD);
        submit(slow, WorkClass.RECLASSIFY);
        assertThat(waiting(WorkClass.UPLOAD)).isEqualTo(1);
        assertThat(waiting(WorkClass.RECLASSIFY)).isEqualTo(1);

        batcher.start();

        assertThat(slow.next().pictures()).hasSize(1);
        assertThat(slow.next().pictures()).hasSize(1);
        assertThat(waiting(WorkClass.RECLASSIFY)).isZero();
    }

    @Test
    void endedInferencesAreTimedByModelAndClass() throws Exception {
        start(1);
        CompletableFuture<Answer> upload = submit(fast, WorkClass.UPLOAD);
        fast.next().complete();
        upload.get();

        assertThat(timed("romanesco.inference.wait")).isEqualTo(1);
        try (ExecutorService caller = Executors.newSingleThreadExecutor()) {
            Future<Integer> next =
                    caller.submit(() -> batcher.run("held", WorkClass.UPLOAD, () -> 7));
            assertThat(next.get()).isEqualTo(7);
        }
        assertThat(timed("romanesco.inference.wait")).isEqualTo(2);
        assertThat(timed("romanesco.inference.run")).isPositive();
    }

    @Test
    void requestThatFailsReportsItsReason() {
        start(1);

        assertThatThrownBy(() ->
                        batcher.run(
                                "held",
                                WorkClass.PROTOCOL,
                                () -> {
                                    throw new IllegalArgumentException("3 values, not 4");
                                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("3 values, not 4");
    }

    private void start(int inferences) {
        batcher = Batchers.of(new WorkerPlan(inferences, 1, 1, 1), registry);
        batcher.start();
    }

    private CompletableFuture<Answer> submit(HeldModel model, WorkClass workClass) {
        return batcher.submit(model, PICTURE, workClass);
    }

    private double waiting(WorkClass workClass) {
        return registry.get("romanesco.inference.waiting")
                .tag("class", workClass.label())
                .gauge()
                .value();
    }

    private long timed(String timer) {
        return registry.get(timer).tags("class", "upload", "model", "held").timer().count();
    }
}

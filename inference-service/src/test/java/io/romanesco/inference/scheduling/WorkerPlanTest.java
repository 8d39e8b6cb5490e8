package io.romanesco.inference.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkerPlanTest {

    @ParameterizedTest(name = "{0} processors, {1} threads a session, batches of {2}")
    @CsvSource({
        "2, 1, 4, 2, 16, 20",
        "2, 2, 4, 1, 8, 12",
        "1, 2, 1, 1, 2, 6",
        "8, 1, 1, 8, 16, 20"
    })
    void planWithoutSettingsFollowsTheProcessors(
            int processors, int threads, int batch, int inferences, int workers, int capacity) {
        Workers config = new Workers(OptionalInt.empty(), OptionalInt.empty(), batch, 4, 0);

        assertThat(WorkerPlan.of(config, threads, processors))
                .isEqualTo(new WorkerPlan(inferences, batch, workers, capacity));
    }

    @Test
    void planWithSettingsIgnoresTheProcessors() {
        Workers config = new Workers(OptionalInt.of(3), OptionalInt.of(0), 2, 1, 0);

        assertThat(WorkerPlan.of(config, 1, 64)).isEqualTo(new WorkerPlan(3, 2, 6, 7));
    }

    @ParameterizedTest(name = "count {0}, batch {1}, threads {2}")
    @CsvSource({
        "0, 1, 1, workers.count is 0",
        "1, 0, 1, workers.batch is 0",
        "1, 1, 0, session.threads is 0"
    })
    void planOfASettingBelowOneIsRefused(int count, int batch, int threads, String message) {
        Workers config =
                new Workers(
                        threads == 0 ? OptionalInt.empty() : OptionalInt.of(count),
                        OptionalInt.empty(),
                        batch,
                        0,
                        0);

        assertThatThrownBy(() -> WorkerPlan.of(config, threads, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("romanesco." + message);
    }

    @ParameterizedTest(name = "{0} for {1} inferences of {2}")
    @CsvSource({
        "1, 2, 4, 1",
        "2, 2, 4, 1",
        "3, 2, 4, 2",
        "7, 2, 4, 4",
        "20, 2, 4, 4",
        "9, 1, 4, 4",
        "9, 1, 1, 1",
        "5, 16, 4, 1"
    })
    void waitingImagesAreSharedAmongTheInferences(
            int waiting, int inferences, int most, int share) {
        assertThat(new WorkerPlan(inferences, most, 1, 1).share(waiting, WorkClass.UPLOAD, most))
                .isEqualTo(share);
    }

    @ParameterizedTest(name = "{0} inferences: {1} threads, {2} for background work")
    @CsvSource({"1, 2, 1", "2, 2, 1", "3, 3, 2", "8, 8, 7"})
    void backgroundWorkLeavesAThreadFree(int inferences, int threads, int background) {
        WorkerPlan plan = new WorkerPlan(inferences, 4, 1, 1);

        assertThat(plan.inferenceThreads()).isEqualTo(threads);
        assertThat(plan.backgroundInferences()).isEqualTo(background);
        assertThat(plan.share(8, WorkClass.SHADOW, 100)).isEqualTo(Math.ceilDiv(8, background));
    }

    @ParameterizedTest(name = "{0} ms an image: {1} in one inference")
    @CsvSource({"0, 4", "30, 4", "200, 2", "600, 1", "2000, 1"})
    void batchOfASlowModelIsShortened(double millis, int images) {
        assertThat(new WorkerPlan(2, 4, 1, 1).withinTime(4, millis, Duration.ofMillis(500)))
                .isEqualTo(images);
    }
}

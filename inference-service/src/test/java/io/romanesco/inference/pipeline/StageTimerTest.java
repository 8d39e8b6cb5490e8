package io.romanesco.inference.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.romanesco.contract.Timings;
import io.romanesco.inference.pipeline.StageTimer.Stage;
import org.junit.jupiter.api.Test;

class StageTimerTest {

    private final StageTimer timer = new StageTimer();

    @Test
    void partsOfAStageAddUpToMillisecondsWithThreeDecimals() {
        timer.add(Stage.QUEUE, 1_000_400);
        timer.add(Stage.QUEUE, 2_000_200);

        assertThat(timer.timings()).isEqualTo(new Timings(3.001, null, null, null));
    }

    @Test
    void stageThatWasNotReachedHasNoTime() {
        timer.time(Stage.DECODE, () -> null);

        Timings timings = timer.timings();
        assertThat(timings.decodeMs()).isNotNegative();
        assertThat(timings.colorMs()).isNull();
        assertThat(timings.inferenceMs()).isNull();
    }
}

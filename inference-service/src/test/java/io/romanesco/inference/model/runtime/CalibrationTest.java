package io.romanesco.inference.model.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.romanesco.inference.decode.Pixels;
import io.romanesco.inference.drawing.Drawings;
import io.romanesco.inference.model.repository.ModelLoadException;
import io.romanesco.inference.model.runtime.Calibration.Trial;
import io.romanesco.inference.task.classification.Prediction.Scored;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    private static final Path PAINT = Path.of("src/test/resources/models/paint/1.0.0");

    @Test
    void takesTheQuickestThatAgreesWithTheMostExact() {
        Trial int8 = trial("int8", 100, "Carrot", 0.93);
        Trial fp16 = trial("fp16", 40, "Carrot", 0.97);
        Trial fp32 = trial("fp32", 30, "Carrot", 0.98);

        assertThat(Calibration.best(List.of(int8, fp16, fp32))).isEqualTo(int8);
    }

    @Test
    void leavesOutWhatSeesSomethingElse() {
        Trial int8 = trial("int8", 100, "Papaya", 0.98);
        Trial fp16 = trial("fp16", 40, "Carrot", 0.97);
        Trial fp32 = trial("fp32", 30, "Carrot", 0.98);

        assertThat(Calibration.best(List.of(int8, fp16, fp32))).isEqualTo(fp16);
    }

    @Test
    void leavesOutWhatIsFarLessSure() {
        Trial int8 = trial("int8", 100, "Carrot", 0.85);
        Trial fp32 = trial("fp32", 30, "Carrot", 0.98);

        assertThat(Calibration.best(List.of(int8, fp32))).isEqualTo(fp32);
    }

    @Test
    void doesNotLeaveTheFirstForAnAdvantageThatMayBeNoise() {
        Trial first = trial("int8", 100, "Carrot", 0.98);
        Trial second = trial("fp32", 105, "Carrot", 0.98);

        assertThat(Calibration.best(List.of(first, second))).isEqualTo(first);
    }

    @Test
    void triesTheFilesOfAModel() throws ModelLoadException {
        List<Pixels> pictures =
                List.of(
                        Drawings.pixels(40, 40, Drawings.RED),
                        Drawings.pixels(30, 30, Drawings.BLUE));

        List<Trial> trials =
                new Calibration(PAINT, SessionSettings.DEFAULT, pictures, 2)
                        .run(Duration.ofMinutes(1));

        assertThat(trials).extracting(Trial::threads).containsExactlyInAnyOrder(1, 2);
        assertThat(trials)
                .allSatisfy(trial -> {
                    assertThat(trial.imagesPerCpuSecond()).isPositive();
                    assertThat(trial.best())
                            .extracting(Scored::category)
                            .containsExactly("Red", "Blue");
                });
    }

    @Test
    void triesOneWhenThereIsNoTime() throws ModelLoadException {
        List<Pixels> pictures = List.of(Drawings.pixels(40, 40, Drawings.RED));

        List<Trial> trials =
                new Calibration(PAINT, SessionSettings.DEFAULT, pictures, 2).run(Duration.ZERO);

        assertThat(trials).hasSize(1);
    }

    private static Trial trial(String precision, double speed, String category, double score) {
        return new Trial(precision, 1, speed, List.of(new Scored(category, score)));
    }
}

package io.romanesco.inference.task.classification;

import static org.assertj.core.api.Assertions.assertThat;

import io.romanesco.contract.ActivationMap;
import io.romanesco.contract.ScoredCategory;
import io.romanesco.inference.decode.Pixels;
import io.romanesco.inference.task.Prediction;
import io.romanesco.inference.task.Tensor;
import io.romanesco.inference.task.classification.ClassificationSpec.Activation;
import io.romanesco.inference.task.classification.ClassificationSpec.Certainty;
import io.romanesco.inference.task.classification.ClassificationSpec.Outputs;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClassificationTaskTest {

    private static final List<String> LABELS = List.of("A", "B", "C", "D", "E", "F");
    private static final float[] PROBABILITIES = {0.05f, 0.5f, 0.2f, 0.1f, 0.12f, 0.03f};
    private static final Certainty BY_OUTPUT = new Certainty("output", "confidence", 0.75);

    @Test
    void predictionHasTheBestFiveInOrder() {
        CategoryPrediction prediction = decode(task(null, null), PROBABILITIES);

        assertThat(prediction.best())
                .extracting(ScoredCategory::category)
                .containsExactly("B", "C", "E", "D", "A");
        assertThat(prediction.top()).isEqualTo(new ScoredCategory("B", 0.5));
        assertThat(prediction.activation()).isEmpty();
    }

    @Test
    void predictionWithoutARuleIsCertain() {
        assertThat(decode(task(null, null), PROBABILITIES).certain()).isTrue();
    }

    @Test
    void predictionFromTheThresholdOnIsCertain() {
        CategoryPrediction at = decode(PROBABILITIES, 0.75f);
        CategoryPrediction below = decode(PROBABILITIES, 0.7499f);

        assertThat(at.certain()).isTrue();
        assertThat(at.certainty()).isEqualTo(0.75);
        assertThat(below.certain()).isFalse();
    }

    @Test
    void certaintyWithoutAnOutputIsTheBestProbability() {
        CategoryPrediction prediction =
                decode(task(null, new Certainty("probability", null, 0.51)), PROBABILITIES);

        assertThat(prediction.certainty()).isEqualTo(0.5);
        assertThat(prediction.certain()).isFalse();
    }

    @Test
    void scoresOutsideOfZeroAndOneAreClamped() {
        float[] rounded = {0, Math.nextUp(1f), 0, 0, 0, -1e-9f};

        CategoryPrediction prediction = decode(task(null, null), rounded);

        assertThat(prediction.top().score()).isEqualTo(1);
        assertThat(prediction.best())
                .allMatch(scored -> scored.score() >= 0 && scored.score() <= 1);
    }

    @Test
    void activationIsThatOfTheBestAndScaledToItsMaximum() {
        float[] maps = new float[6 * 4];
        maps[4] = 2;
        maps[5] = -3;
        maps[6] = 1;

        ActivationMap map = activation(maps);

        assertThat(map.category()).isEqualTo("B");
        assertThat(map.values()).containsExactly(1, 0, 0.5f, 0);
    }

    @Test
    void activationWithoutEvidenceIsZero() {
        float[] maps = new float[6 * 4];
        maps[4] = -1;

        assertThat(activation(maps).values()).containsExactly(0, 0, 0, 0);
    }

    @Test
    void everyImageOfABatchHasItsOwnNumbers() {
        float[] probabilities = new float[12];
        System.arraycopy(PROBABILITIES, 0, probabilities, 0, 6);
        probabilities[6 + 3] = 0.9f;
        float[] maps = new float[2 * 6 * 4];
        maps[4] = 1;
        maps[(6 + 3) * 4 + 2] = 5;

        List<Prediction> predictions =
                task(new Activation("activation", 2, 2), BY_OUTPUT)
                        .decode(
                                Map.of(
                                        "probabilities", tensor(probabilities, 2, 6),
                                        "activation", tensor(maps, 2, 6, 2, 2),
                                        "confidence", tensor(new float[] {0.1f, 0.8f}, 2)),
                                images(2));

        CategoryPrediction first = (CategoryPrediction) predictions.get(0);
        CategoryPrediction second = (CategoryPrediction) predictions.get(1);
        assertThat(predictions).hasSize(2);
        assertThat(first.top().category()).isEqualTo("B");
        assertThat(first.certain()).isFalse();
        assertThat(first.activation().orElseThrow().values()).containsExactly(1, 0, 0, 0);
        assertThat(second.top().category()).isEqualTo("D");
        assertThat(second.certain()).isTrue();
        assertThat(second.activation().orElseThrow().values()).containsExactly(0, 0, 1, 0);
    }

    private static ActivationMap activation(float[] maps) {
        return ((CategoryPrediction)
                        task(new Activation("activation", 2, 2), null)
                                .decode(
                                        Map.of(
                                                "probabilities",
                                                tensor(PROBABILITIES, 1, 6),
                                                "activation",
                                                tensor(maps, 1, 6, 2, 2)),
                                        images(1))
                                .getFirst())
                .activation()
                .orElseThrow();
    }

    private static CategoryPrediction decode(float[] probabilities, float confidence) {
        return (CategoryPrediction)
                task(null, BY_OUTPUT)
                        .decode(
                                Map.of(
                                        "probabilities",
                                        tensor(probabilities, 1, 6),
                                        "confidence",
                                        tensor(new float[] {confidence}, 1)),
                                images(1))
                        .getFirst();
    }

    private static CategoryPrediction decode(ClassificationTask task, float[] probabilities) {
        return (CategoryPrediction)
                task.decode(Map.of("probabilities", tensor(probabilities, 1, 6)), images(1))
                        .getFirst();
    }

    private static Tensor tensor(float[] values, long... shape) {
        return new Tensor(shape, values);
    }

    private static List<Pixels> images(int count) {
        return Collections.nCopies(count, new Pixels(1, 1, new byte[3]));
    }

    private static ClassificationTask task(Activation activation, Certainty certainty) {
        return new ClassificationTask(
                new ClassificationSpec(
                        null,
                        Outputs.probabilities("probabilities", activation),
                        LABELS,
                        certainty));
    }
}

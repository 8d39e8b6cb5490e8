package io.romanesco.inference.task.classification;

import static org.assertj.core.api.Assertions.assertThat;

import io.romanesco.contract.ActivationMap;
import io.romanesco.contract.ScoredCategory;
import io.romanesco.inference.model.repository.ModelManifest;
import io.romanesco.inference.model.repository.ModelManifest.Activation;
import io.romanesco.inference.model.repository.ModelManifest.Certainty;
import io.romanesco.inference.model.repository.ModelManifest.Outputs;
import io.romanesco.inference.model.runtime.RawOutputs;
import java.util.List;
import org.junit.jupiter.api.Test;

class PredictionDecoderTest {

    private static final List<String> LABELS = List.of("A", "B", "C", "D", "E", "F");
    private static final float[] PROBABILITIES = {0.05f, 0.5f, 0.2f, 0.1f, 0.12f, 0.03f};

    @Test
    void ranksTheBestFive() {
        Prediction prediction =
                decoder(null, null).decode(new RawOutputs(PROBABILITIES, new float[0], Float.NaN));

        assertThat(prediction.best())
                .extracting(ScoredCategory::category)
                .containsExactly("B", "C", "E", "D", "A");
        assertThat(prediction.top()).isEqualTo(new ScoredCategory("B", 0.5));
        assertThat(prediction.activation()).isEmpty();
    }

    @Test
    void isCertainWithoutARule() {
        assertThat(
                        decoder(null, null)
                                .decode(new RawOutputs(PROBABILITIES, new float[0], Float.NaN))
                                .certain())
                .isTrue();
    }

    @Test
    void isCertainFromTheThresholdOn() {
        PredictionDecoder decoder = decoder(null, new Certainty("output", "confidence", 0.75));

        Prediction at = decoder.decode(new RawOutputs(PROBABILITIES, new float[0], 0.75f));
        Prediction below = decoder.decode(new RawOutputs(PROBABILITIES, new float[0], 0.7499f));

        assertThat(at.certain()).isTrue();
        assertThat(at.certainty()).isEqualTo(0.75);
        assertThat(below.certain()).isFalse();
    }

    @Test
    void takesTheBestProbabilityForCertaintyWhereTheModelHasNoScoreOfItsOwn() {
        PredictionDecoder decoder = decoder(null, new Certainty("probability", null, 0.51));

        Prediction prediction =
                decoder.decode(new RawOutputs(PROBABILITIES, new float[0], Float.NaN));

        assertThat(prediction.certainty()).isEqualTo(0.5);
        assertThat(prediction.certain()).isFalse();
    }

    @Test
    void keepsScoresWithinZeroAndOne() {
        float[] rounded = {0, Math.nextUp(1f), 0, 0, 0, -1e-9f};

        Prediction prediction =
                decoder(null, null).decode(new RawOutputs(rounded, new float[0], Float.NaN));

        assertThat(prediction.best())
                .allMatch(scored -> scored.score() >= 0 && scored.score() <= 1);
    }

    @Test
    void showsTheActivationOfTheBest() {
        float[] maps = new float[6 * 4];
        maps[4] = 2;
        maps[5] = -3;
        maps[6] = 1;

        Prediction prediction =
                decoder(new Activation("activation", 2, 2), null)
                        .decode(new RawOutputs(PROBABILITIES, maps, Float.NaN));

        ActivationMap map = prediction.activation().orElseThrow();
        assertThat(map.category()).isEqualTo("B");
        assertThat(map.values()).containsExactly(1, 0, 0.5f, 0);
    }

    @Test
    void leavesAnActivationWithoutEvidenceAtZero() {
        ActivationMap map = PredictionDecoder.activationMap("A", 2, 1, new float[] {-1, 0}, 0);

        assertThat(map.values()).containsExactly(0, 0);
    }

    private static PredictionDecoder decoder(Activation activation, Certainty certainty) {
        return new PredictionDecoder(
                new ModelManifest(
                        "m",
                        "1",
                        "classification",
                        null,
                        null,
                        null,
                        new Outputs("probabilities", activation),
                        LABELS,
                        certainty,
                        List.of()));
    }
}

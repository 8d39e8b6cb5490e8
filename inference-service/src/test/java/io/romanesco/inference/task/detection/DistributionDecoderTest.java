package io.romanesco.inference.task.detection;

import static io.romanesco.inference.task.Manifests.pictures;
import static io.romanesco.inference.task.Manifests.task;
import static io.romanesco.inference.task.Manifests.tensor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.romanesco.contract.Box;
import io.romanesco.contract.DetectedObject;
import io.romanesco.inference.task.Tensor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Hand-made distributions for an input of 16 x 16: stride 8 has four cells, stride 16 one. */
class DistributionDecoderTest {

    private static final String LABELS = "labels: [A, B]\nnms: {score: 0.3}\n";

    /** With regMax 1 a side is stride times the second one's share. */
    private static final float[] HALF = {0, 0};

    private static final float[] QUARTER = {(float) Math.log(3), 0};

    @Test
    void sidesAreTheMeansOfTheirDistributions() {
        float[] row = row(0.2f, 0.9f, HALF, QUARTER, HALF, HALF);
        float[] rows = new float[4 * 10];
        System.arraycopy(row, 0, rows, 30, 10);

        DetectedObject found =
                only(
                        "outputs: {decoder: nanodet, predictions: p, strides: [8], regMax: 1}",
                        Map.of("p", tensor(rows, 1, 4, 10)));

        // The fourth cell's point is 12, 12; the sides are 4, 2, 4, 4.
        assertThat(found.category()).isEqualTo("B");
        assertThat(found.score()).isCloseTo(0.9, within(1e-6));
        isBox(found.box(), 8, 10, 8, 6);
    }

    @Test
    void centerMovesThePoint() {
        float[] rows = new float[4 * 10];
        System.arraycopy(row(0.9f, 0, HALF, HALF, HALF, HALF), 0, rows, 30, 10);

        DetectedObject found =
                only(
                        "outputs: {decoder: nanodet, predictions: p, strides: [8], regMax: 1,"
                                + " center: 0}",
                        Map.of("p", tensor(rows, 1, 4, 10)));

        isBox(found.box(), 4, 4, 8, 8);
    }

    @Test
    void everyStrideMayHaveOutputsOfItsOwn() {
        float[] small = new float[4 * 2];
        float[] large = {(float) Math.log(9), -9};
        small[0] = -9;
        for (int i = 0; i < small.length; i++) {
            small[i] = -9;
        }
        float[] sides = new float[8];
        String outputs =
                "outputs: {decoder: picodet, scores: [s8, s16], boxes: [b8, b16],"
                        + " strides: [8, 16], regMax: 1, scoreActivation: sigmoid}";

        DetectedObject found =
                only(
                        outputs,
                        Map.of(
                                "s8", tensor(small, 1, 4, 2),
                                "s16", tensor(large, 1, 1, 2),
                                "b8", tensor(new float[32], 1, 4, 8),
                                "b16", tensor(sides, 1, 1, 8)));

        assertThat(found.category()).isEqualTo("A");
        assertThat(found.score()).isCloseTo(0.9, within(1e-6));
        isBox(found.box(), 0, 0, 16, 16);
    }

    @Test
    void defaultStridesDifferByName() {
        assertThat(rows("nanodet")).isEqualTo(8 * 8 + 4 * 4 + 2 * 2);
        assertThat(rows("picodet")).isEqualTo(8 * 8 + 4 * 4 + 2 * 2 + 1);
    }

    private static int rows(String decoder) {
        return task(
                        "detection",
                        64,
                        64,
                        LABELS + "outputs: {decoder: %s, predictions: p}".formatted(decoder))
                .outputs()
                .getFirst()
                .shape()
                .get(1);
    }

    private static float[] row(float first, float second, float[]... sides) {
        float[] row = new float[10];
        row[0] = first;
        row[1] = second;
        for (int side = 0; side < 4; side++) {
            System.arraycopy(sides[side], 0, row, 2 + side * 2, 2);
        }
        return row;
    }

    private static DetectedObject only(String outputs, Map<String, Tensor> tensors) {
        List<DetectedObject> found =
                task("detection", 16, 16, LABELS + outputs)
                        .decode(tensors, pictures(1, 16, 16))
                        .getFirst()
                        .found(16, 16);
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static void isBox(Box found, double x, double y, double width, double height) {
        assertThat(new double[] {found.x(), found.y(), found.width(), found.height()})
                .containsExactly(new double[] {x, y, width, height}, within(1e-5));
    }
}

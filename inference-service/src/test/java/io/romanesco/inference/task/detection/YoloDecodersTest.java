package io.romanesco.inference.task.detection;

import static io.romanesco.inference.task.Manifests.pictures;
import static io.romanesco.inference.task.Manifests.task;
import static io.romanesco.inference.task.Manifests.tensor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.romanesco.contract.Box;
import io.romanesco.contract.DetectedObject;
import io.romanesco.inference.task.Task;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Hand-made outputs for an input of 16 x 8, so stride 8 has two cells. */
class YoloDecodersTest {

    private static final String LABELS = "labels: [A, B]\nnms: {score: 0.3}\n";
    private static final double LN_2 = Math.log(2);

    @Test
    void yoloxBoxesAreRelativeToTheirCell() {
        float[] rows = new float[14];
        // The second cell: centre 8 + 0.25 * 8, half of a cell down; 1 x 0.5 cells.
        set(rows, 7, 0.25, 0.5, 0, -LN_2, 0.8, 0.2, 0.9);

        DetectedObject found =
                only("outputs: {decoder: yolox, predictions: p, strides: [8]}", rows, 1, 2, 7);

        assertThat(found.category()).isEqualTo("B");
        assertThat(found.score()).isCloseTo(0.72, within(1e-6));
        isBox(found.box(), 6, 2, 8, 4);
    }

    @Test
    void yoloxBoxesThatTheGraphDecodedAreInPixels() {
        float[] rows = new float[7];
        set(rows, 0, 8, 4, 4, 2, 1, 1, 0);

        DetectedObject found =
                only("outputs: {decoder: yolox, predictions: p, decoded: true}", rows, 1, 1, 7);

        assertThat(found.category()).isEqualTo("A");
        isBox(found.box(), 6, 3, 4, 2);
    }

    @Test
    void hugeSizesStayFinite() {
        float[] rows = new float[14];
        set(rows, 0, 0, 0, 1e30, 1e30, 1, 1, 0);

        DetectedObject found =
                only("outputs: {decoder: yolox, predictions: p, strides: [8]}", rows, 1, 2, 7);

        isBox(found.box(), 0, 0, 16, 8);
    }

    @Test
    void yoloWithoutObjectnessHasTheScoresOnly() {
        // Transposed: columns are the boxes.
        float[] columns = new float[6];
        set(columns, 0, 8, 4, 4, 2, 0.1, 0.6);

        DetectedObject found =
                only(
                        "outputs: {decoder: yolo, predictions: p, objectness: false,"
                                + " transposed: true}",
                        columns,
                        1,
                        6,
                        1);

        assertThat(found.category()).isEqualTo("B");
        assertThat(found.score()).isCloseTo(0.6, within(1e-6));
        isBox(found.box(), 6, 3, 4, 2);
    }

    @Test
    void sigmoidIsAppliedToObjectnessAndScores() {
        float[] row = new float[7];
        set(row, 0, 8, 4, 4, 2, 0, Math.log(3), -9);

        DetectedObject found =
                only(
                        "outputs: {decoder: yolo, predictions: p, scoreActivation: sigmoid}",
                        row,
                        1,
                        1,
                        7);

        assertThat(found.score()).isCloseTo(0.5 * 0.75, within(1e-6));
    }

    @Test
    void multiLabelRowBecomesSeveralObjects() {
        float[] row = new float[7];
        set(row, 0, 8, 4, 4, 2, 1, 0.5, 0.7);

        List<DetectedObject> found =
                decode("outputs: {decoder: yolo, predictions: p, multiLabel: true}", row, 1, 1, 7);

        assertThat(found).extracting(DetectedObject::category).containsExactly("B", "A");
    }

    @Test
    void rawHeadsUseTheirAnchors() {
        // One anchor of 6 x 3, two cells; logits of 0 everywhere but objectness and A in cell 2.
        float[] head = new float[14];
        head[4 * 2] = -20;
        head[4 * 2 + 1] = 20;
        head[5 * 2 + 1] = 20;
        head[6 * 2 + 1] = -20;
        String outputs =
                "outputs: {decoder: yolo, heads: [p], strides: [8], anchors: [[[6, 3]]]%s}";

        DetectedObject bounded = only(outputs.formatted(""), head, 1, 7, 1, 2);
        DetectedObject exponential = only(outputs.formatted(", boxForm: yolov3"), head, 1, 7, 1, 2);

        // yolov5: centre (2 * 0.5 - 0.5 + 1) * 8 = 12, width (2 * 0.5)^2 * 6.
        assertThat(bounded.category()).isEqualTo("A");
        assertThat(bounded.score()).isCloseTo(1, within(1e-6));
        isBox(bounded.box(), 9, 2.5, 6, 3);
        // yolov3: centre (0.5 + 1) * 8 = 12, width e^0 * 6.
        isBox(exponential.box(), 9, 2.5, 6, 3);
    }

    @Test
    void rawHeadMayHaveItsColumnsLast() {
        float[] head = new float[14];
        set(head, 7, 0, 0, 0, 0, 20, -20, 20);
        head[4] = -20;

        DetectedObject found =
                only(
                        "outputs: {decoder: yolo, heads: [p], strides: [8], anchors: [[[6, 3]]]}",
                        head,
                        1,
                        1,
                        1,
                        2,
                        7);

        assertThat(found.category()).isEqualTo("B");
        isBox(found.box(), 9, 2.5, 6, 3);
    }

    private static DetectedObject only(String outputs, float[] values, long... shape) {
        List<DetectedObject> found = decode(outputs, values, shape);
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static List<DetectedObject> decode(String outputs, float[] values, long... shape) {
        Task task = task("detection", 16, 8, LABELS + outputs);
        return task.decode(Map.of("p", tensor(values, shape)), pictures(1, 16, 8))
                .getFirst()
                .found(16, 8);
    }

    private static void set(float[] rows, int at, double... values) {
        for (int i = 0; i < values.length; i++) {
            rows[at + i] = (float) values[i];
        }
    }

    private static void isBox(Box found, double x, double y, double width, double height) {
        assertThat(new double[] {found.x(), found.y(), found.width(), found.height()})
                .containsExactly(new double[] {x, y, width, height}, within(1e-5));
    }
}

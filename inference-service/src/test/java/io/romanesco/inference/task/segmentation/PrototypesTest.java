package io.romanesco.inference.task.segmentation;

import static io.romanesco.inference.task.Manifests.pictures;
import static io.romanesco.inference.task.Manifests.task;
import static io.romanesco.inference.task.Manifests.tensor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.romanesco.contract.Box;
import io.romanesco.contract.DetectedObject;
import io.romanesco.contract.mask.CocoRle;
import io.romanesco.inference.task.OutputShapeException;
import io.romanesco.inference.task.Tensor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two hand-made prototypes, for the left and the right half of an input of 100 x 50. */
class PrototypesTest {

    private static final String YOLO = "predictions: p";
    private static final String BOXES = "boxes: b, scores: s, classes: c, coefficients: k";
    private static final float[] HALVES = {1, 1, 0, 0, 0, 0, 1, 1};

    /** Centre, size, scores of A and B, coefficients. */
    private static final float[] ROW = {50, 25, 60, 20, 0.1f, 0.9f, 5, -5};

    @Test
    void maskIsTheSumOfPrototypesCutToTheBox() {
        DetectedObject found = yolo("", ROW, tensor(HALVES, 1, 2, 1, 4)).getFirst();

        assertThat(found.category()).isEqualTo("B");
        assertThat(found.box().iou(new Box(20, 15, 60, 20))).isCloseTo(1, within(1e-9));
        assertThat(CocoRle.parse(found.mask()).box()).isEqualTo(new Box(20, 15, 30, 20));
    }

    @Test
    void otherCoefficientsGiveTheOtherHalf() {
        float[] row = ROW.clone();
        row[6] = -5;
        row[7] = 5;
        assertThat(mask(yolo("", row, tensor(HALVES, 1, 2, 1, 4))).box())
                .isEqualTo(new Box(50, 15, 30, 20));
    }

    @Test
    void prototypesOfEachCellInTurnGiveTheSameMask() {
        float[] cells = {1, 0, 1, 0, 0, 1, 0, 1};
        assertThat(mask(yolo(", prototypeLayout: NHWC", ROW, tensor(cells, 1, 1, 4, 2))).counts())
                .isEqualTo(mask(yolo("", ROW, tensor(HALVES, 1, 2, 1, 4))).counts());
    }

    @Test
    void higherThresholdGivesASmallerMask() {
        Tensor halves = tensor(HALVES, 1, 2, 1, 4);
        assertThat(mask(yolo(", maskThreshold: 0.9", ROW, halves)).area())
                .isPositive()
                .isLessThan(mask(yolo("", ROW, halves)).area());
    }

    @Test
    void coefficientsInAnOutputOfTheirOwnGiveTheSameMask() {
        Map<String, Tensor> tensors =
                Map.of(
                        "b", tensor(new float[] {20, 15, 80, 35}, 1, 1, 4),
                        "s", tensor(new float[] {0.9f}, 1, 1),
                        "c", tensor(new float[] {1}, 1, 1),
                        "k", tensor(new float[] {5, -5}, 1, 1, 2),
                        "o", tensor(HALVES, 1, 2, 1, 4));
        assertThat(mask(decode(BOXES, tensors)).box()).isEqualTo(new Box(20, 15, 30, 20));
    }

    @Test
    void objectWhoseMaskHasNoPixelIsLeftOut() {
        float[] row = ROW.clone();
        row[6] = -5;
        assertThat(yolo("", row, tensor(HALVES, 1, 2, 1, 4))).isEmpty();
    }

    @Test
    void prototypesWithoutACoefficientAreRefusedInOneLine() {
        assertThatThrownBy(() -> yolo("", ROW, tensor(new float[12], 1, 3, 1, 4)))
                .isInstanceOf(OutputShapeException.class)
                .hasMessage(
                        "output o is [1, 3, 1, 4], but model.yaml calls for 2 prototypes, one for"
                                + " each coefficient");
    }

    private static CocoRle mask(List<DetectedObject> found) {
        return CocoRle.parse(found.getFirst().mask());
    }

    private static List<DetectedObject> yolo(String keys, float[] row, Tensor prototypes) {
        return decode(YOLO + keys, Map.of("p", tensor(row, 1, 1, row.length), "o", prototypes));
    }

    private static List<DetectedObject> decode(String keys, Map<String, Tensor> tensors) {
        String yaml =
                "labels: [A, B]\noutputs: {decoder: prototypes, prototypes: o, %s}".formatted(keys);
        return task("instance-segmentation", 100, 50, yaml)
                .decode(tensors, pictures(1, 100, 50))
                .getFirst()
                .found(100, 50);
    }
}

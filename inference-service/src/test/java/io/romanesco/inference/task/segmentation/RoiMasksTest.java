package io.romanesco.inference.task.segmentation;

import static io.romanesco.inference.task.Manifests.pictures;
import static io.romanesco.inference.task.Manifests.task;
import static io.romanesco.inference.task.Manifests.tensor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.romanesco.contract.Box;
import io.romanesco.contract.DetectedObject;
import io.romanesco.contract.mask.CocoRle;
import io.romanesco.inference.task.InvalidOutputException;
import io.romanesco.inference.task.OutputShapeException;
import io.romanesco.inference.task.Tensor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Hand-made boxes and masks for an input of 100 x 50 and a picture of the same size. */
class RoiMasksTest {

    private static final String OUTPUTS =
            """
            labels: [A, B]
            outputs: {decoder: roi-masks, boxes: b, scores: s, classes: c, masks: m%s}
            nms: {max: 20}
            """;

    private static final float[] LEFT_HALF = {1, 1, 0, 0, 1, 1, 0, 0};

    @Test
    void maskThatFillsItsBoxIsDrawnThere() {
        DetectedObject found =
                decode("", boxes(10, 10, 50, 30), tensor(LEFT_HALF, 1, 1, 2, 4)).getFirst();

        CocoRle mask = CocoRle.parse(found.mask());
        assertThat(found.mask().size()).containsExactly(50, 100);
        assertThat(found.box()).isEqualTo(new Box(10, 10, 40, 20));
        assertThat(mask.box()).isEqualTo(new Box(10, 10, 20, 20));
    }

    @Test
    void maskThatCoversTheInputIsDrawnAtItsPlace() {
        Tensor leftHalf = tensor(LEFT_HALF, 1, 1, 2, 4);

        CocoRle mask =
                CocoRle.parse(
                        decode(", maskFrame: input", boxes(10, 10, 50, 30), leftHalf)
                                .getFirst()
                                .mask());

        assertThat(mask.box()).isEqualTo(new Box(0, 0, 50, 50));
    }

    @Test
    void maskForEachCategoryIsTakenByTheObjectsCategory() {
        float[] masks = {0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0, 1, 1, 1, 1};
        Map<String, Tensor> two = new HashMap<>(boxes(0, 0, 20, 20, 50, 0, 70, 20));
        two.put("c", tensor(new float[] {0, 1}, 1, 2));
        two.put("m", tensor(masks, 1, 2, 2, 2, 2));

        List<DetectedObject> found = decode("", two);

        // The mask of category A is empty, so that object is none.
        assertThat(found).extracting(DetectedObject::category).containsExactly("B");
        assertThat(CocoRle.parse(found.getFirst().mask()).box()).isEqualTo(new Box(50, 0, 20, 20));
    }

    @Test
    void masksOfAGraphWithoutABatchAreRead() {
        Map<String, Tensor> single =
                Map.of(
                        "b", tensor(new float[] {10, 10, 50, 30}, 1, 4),
                        "s", tensor(new float[] {0.9f}, 1),
                        "c", tensor(new float[] {0}, 1),
                        "m", tensor(LEFT_HALF, 1, 1, 2, 4));

        assertThat(CocoRle.parse(decode("", single).getFirst().mask()).box())
                .isEqualTo(new Box(10, 10, 20, 20));
    }

    @Test
    void logitsAreMadeProbabilitiesBeforeTheThreshold() {
        float[] logits = {2, 2, -2, -2, 2, 2, -2, -2};
        CocoRle mask =
                CocoRle.parse(
                        decode(
                                        ", maskActivation: sigmoid, maskFrame: input",
                                        boxes(0, 0, 100, 50),
                                        tensor(logits, 1, 1, 1, 2, 4))
                                .getFirst()
                                .mask());
        assertThat(mask.box()).isEqualTo(new Box(0, 0, 50, 50));
    }

    @Test
    void noRowsAreNoObjects() {
        Map<String, Tensor> none =
                Map.of(
                        "b", tensor(new float[0], 0, 4),
                        "s", tensor(new float[0], 0),
                        "c", tensor(new float[0], 0),
                        "m", tensor(new float[0], 0, 1, 28, 28));
        assertThat(decode("", none)).isEmpty();
    }

    @Test
    void tenThousandRowsGiveNoMoreObjectsThanAllowed() {
        int rows = 10_000;
        float[] boxes = new float[rows * 4];
        for (int i = 0; i < rows; i++) {
            boxes[4 * i] = i % 97;
            boxes[4 * i + 1] = i % 43;
            boxes[4 * i + 2] = boxes[4 * i] + 3;
            boxes[4 * i + 3] = boxes[4 * i + 1] + 3;
        }
        float[] masks = new float[rows * 4];
        Arrays.fill(masks, 1);

        assertThat(decode("", boxes(boxes), tensor(masks, 1, rows, 2, 2))).hasSize(20);
    }

    @Test
    void outputsThatDoNotFitAreRefusedInOneLine() {
        Map<String, Tensor> box = boxes(10, 10, 50, 30);

        assertThatThrownBy(() -> decode("", box, tensor(new float[8], 1, 2, 2, 2)))
                .isInstanceOf(OutputShapeException.class)
                .hasMessage("output m is [1, 2, 2, 2], but model.yaml calls for [1, 1, ?, ?]");
        assertThatThrownBy(() -> decode("", box, tensor(new float[12], 1, 1, 3, 2, 2)))
                .isInstanceOf(OutputShapeException.class)
                .hasMessage(
                        "output m is [1, 1, 3, 2, 2], but model.yaml calls for one mask for each"
                                + " object, or one for each of 2 labels");
        assertThatThrownBy(() -> decode("", box, tensor(new float[0], 1, 1, 0, 2)))
                .isInstanceOf(OutputShapeException.class)
                .hasMessageContaining("maps of at least one cell");
        assertThatThrownBy(() -> decode("", box, tensor(new float[] {1}, 1)))
                .isInstanceOf(OutputShapeException.class);
    }

    @Test
    void maskWithNaNIsRefused() {
        float[] masks = LEFT_HALF.clone();
        masks[5] = Float.NaN;
        assertThatThrownBy(() -> decode("", boxes(10, 10, 50, 30), tensor(masks, 1, 1, 2, 4)))
                .isInstanceOf(InvalidOutputException.class)
                .hasMessage("output m has the value NaN");
    }

    /** Rows of category A with falling scores. */
    private static Map<String, Tensor> boxes(float... boxes) {
        int rows = boxes.length / 4;
        float[] scores = new float[rows];
        for (int i = 0; i < rows; i++) {
            scores[i] = 0.95f - 0.5f * i / rows;
        }
        return Map.of(
                "b", tensor(boxes, 1, rows, 4),
                "s", tensor(scores, 1, rows),
                "c", tensor(new float[rows], 1, rows));
    }

    private static List<DetectedObject> decode(
            String keys, Map<String, Tensor> boxes, Tensor masks) {
        Map<String, Tensor> tensors = new HashMap<>(boxes);
        tensors.put("m", masks);
        return decode(keys, tensors);
    }

    private static List<DetectedObject> decode(String keys, Map<String, Tensor> tensors) {
        return task("instance-segmentation", 100, 50, OUTPUTS.formatted(keys))
                .decode(tensors, pictures(1, 100, 50))
                .getFirst()
                .found(100, 50);
    }
}

package io.romanesco.inference.task.detection;

import static io.romanesco.inference.task.Manifests.pictures;
import static io.romanesco.inference.task.Manifests.task;
import static io.romanesco.inference.task.Manifests.tensor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.romanesco.contract.Box;
import io.romanesco.contract.DetectedObject;
import io.romanesco.inference.task.InvalidOutputException;
import io.romanesco.inference.task.OutputShapeException;
import io.romanesco.inference.task.Prediction;
import io.romanesco.inference.task.Tensor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hand-made boxes for an input of 100 x 50 and a picture of the same size. */
class DecodedBoxesTest {

    private static final String LABELLED =
            "outputs: {decoder: boxes, boxes: b, scores: s, classes: c%s}";
    private static final String SCORED = "outputs: {decoder: boxes, boxes: b, scores: s%s}";

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({
        "xyxy, input, 10, 20, 40, 30",
        "xywh, input, 10, 20, 30, 10",
        "cxcywh, input, 25, 25, 30, 10",
        "yxyx, input, 20, 10, 30, 40",
        "xyxy, relative, 0.1, 0.4, 0.4, 0.6",
        "yxyx, relative, 0.4, 0.1, 0.6, 0.4",
        "cxcywh, relative, 0.25, 0.5, 0.3, 0.2",
    })
    void boxOfAnyFormIsTheSame(String format, String units, float a, float b, float c, float d) {
        Box box =
                labelled(
                                ", boxFormat: %s, boxUnits: %s".formatted(format, units),
                                new float[] {a, b, c, d},
                                new float[] {0.9f},
                                new float[] {1})
                        .getFirst()
                        .box();

        assertThat(new double[] {box.x(), box.y(), box.width(), box.height()})
                .containsExactly(new double[] {10, 20, 30, 10}, within(1e-4));
    }

    @Test
    void firstLabelIsTheNumberOfTheFirstCategory() {
        float[] box = {0, 0, 9, 9};

        assertThat(
                        labelled(", firstLabel: 1", box, new float[] {0.9f}, new float[] {1})
                                .getFirst()
                                .category())
                .isEqualTo("A");
        assertThatThrownBy(() -> labelled("", box, new float[] {0.9f}, new float[] {2}))
                .isInstanceOf(InvalidOutputException.class)
                .hasMessage("row 0 has category 2, but model.yaml has 2 labels");
    }

    @Test
    void categoryOfARowBelowTheThresholdDoesNotMatter() {
        assertThat(labelled("", new float[4], new float[] {0}, new float[] {-1})).isEmpty();
    }

    @Test
    void onlyTheCountedRowsAreValid() {
        Map<String, Tensor> tensors =
                Map.of(
                        "b", tensor(new float[] {0, 0, 9, 9, 20, 20, 30, 30}, 1, 2, 4),
                        "s", tensor(new float[] {0.5f, 0.9f}, 1, 2),
                        "c", tensor(new float[] {0, 1}, 1, 2),
                        "n", tensor(new float[] {1}, 1));

        List<DetectedObject> found = decode(LABELLED.formatted(", count: n"), tensors);

        assertThat(found).extracting(DetectedObject::category).containsExactly("A");
    }

    @Test
    void noRowsAreNoObjects() {
        assertThat(
                        decode(
                                LABELLED.formatted(""),
                                Map.of(
                                        "b", tensor(new float[0], 0, 4),
                                        "s", tensor(new float[0], 0),
                                        "c", tensor(new float[0], 0))))
                .isEmpty();
    }

    @Test
    void backgroundTakesPartInTheSoftmaxAndIsNoCategory() {
        Map<String, Tensor> last =
                Map.of(
                        "b", tensor(new float[] {0, 0, 9, 9}, 1, 1, 4),
                        "s", tensor(new float[] {0, (float) Math.log(2), 0}, 1, 1, 3));

        DetectedObject found =
                decode(SCORED.formatted(", scoreActivation: softmax, background: last"), last)
                        .getFirst();
        DetectedObject first =
                decode(SCORED.formatted(", scoreActivation: softmax, background: first"), last)
                        .getFirst();

        assertThat(found.category()).isEqualTo("B");
        assertThat(found.score()).isCloseTo(0.5, within(1e-6));
        assertThat(first.category()).isEqualTo("A");
        assertThat(first.score()).isCloseTo(0.5, within(1e-6));
    }

    @Test
    void scoresForEveryCategoryGiveTheBestOne() {
        List<DetectedObject> found =
                decode(
                        SCORED.formatted(""),
                        Map.of(
                                "b", tensor(new float[] {0, 0, 9, 9, 50, 20, 60, 40}, 2, 4),
                                "s", tensor(new float[] {0.4f, 0.8f, 0.7f, 0.1f}, 2, 2)));

        assertThat(found).extracting(DetectedObject::category).containsExactly("B", "A");
    }

    @Test
    void scoreThatIsNoProbabilityIsRefused() {
        assertThatThrownBy(() -> labelled("", new float[4], new float[] {3}, new float[] {0}))
                .isInstanceOf(InvalidOutputException.class)
                .hasMessageContaining("the score of row 0 is 3.0");
    }

    @Test
    void outputsOfDifferentLengthAreRefused() {
        assertThatThrownBy(() -> labelled("", new float[4], new float[2], new float[2]))
                .isInstanceOf(OutputShapeException.class)
                .hasMessage("output s is [1, 2], but model.yaml calls for [1, 1]");
    }

    @Test
    void boxesAreClippedToThePictureAndThoseOutsideGo() {
        List<DetectedObject> found =
                labelled(
                        "",
                        new float[] {-10, -10, 20, 20, 100, 0, 120, 50, 5, 5, 5, 9},
                        new float[] {0.9f, 0.8f, 0.7f},
                        new float[] {0, 1, 1});

        assertThat(found).hasSize(1);
        assertThat(found.getFirst().box()).isEqualTo(new Box(0, 0, 20, 20));
    }

    @Test
    void imagesOfABatchHaveTheirOwnObjects() {
        List<Prediction> predictions =
                task("detection", 100, 50, "labels: [A, B]\n" + LABELLED.formatted(""))
                        .decode(
                                Map.of(
                                        "b", tensor(new float[] {0, 0, 9, 9, 1, 1, 9, 9}, 2, 1, 4),
                                        "s", tensor(new float[] {0.9f, 0.1f}, 2, 1),
                                        "c", tensor(new float[] {0, 1}, 2, 1)),
                                pictures(2, 100, 50));

        assertThat(predictions.get(0).found(100, 50)).hasSize(1);
        assertThat(predictions.get(1).found(100, 50)).isEmpty();
    }

    private static List<DetectedObject> labelled(
            String keys, float[] boxes, float[] scores, float[] classes) {
        return decode(
                LABELLED.formatted(keys),
                Map.of(
                        "b", tensor(boxes, 1, boxes.length / 4, 4),
                        "s", tensor(scores, 1, scores.length),
                        "c", tensor(classes, 1, classes.length)));
    }

    private static List<DetectedObject> decode(String outputs, Map<String, Tensor> tensors) {
        return task("detection", 100, 50, "labels: [A, B]\nnms: {score: 0.3}\n" + outputs)
                .decode(tensors, pictures(1, 100, 50))
                .getFirst()
                .found(100, 50);
    }
}

package io.romanesco.inference.task.segmentation;

import static io.romanesco.inference.task.Manifests.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.romanesco.inference.task.Task;
import io.romanesco.inference.task.TensorSpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentationManifestTest {

    private static final String LABELS = "labels: [A, B]\n";
    private static final String ROI = "decoder: roi-masks, boxes: b, scores: s";
    private static final String YOLO = "decoder: prototypes, predictions: p, prototypes: o";
    private static final String SEMANTIC = "decoder: semantic, scores: s";

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                " | outputs.decoder is missing",
                "decoder: magic | outputs.decoder is magic; this service supports roi-masks,"
                        + " prototypes",
                ROI + " | outputs.masks is missing",
                ROI
                        + ", masks: m, maskFrame: here | outputs.maskFrame is here; this service"
                        + " supports box, input",
                ROI + ", masks: m, maskActivation: softmax | outputs.maskActivation is softmax",
                ROI
                        + ", masks: m, strides: [8] | outputs.strides is not a key of decoder"
                        + " roi-masks",
                "decoder: prototypes, predictions: p | outputs.prototypes is missing",
                "decoder: prototypes, boxes: b, scores: s, prototypes: o | outputs.coefficients"
                        + " is missing",
                YOLO + ", maskThreshold: 1 | outputs.maskThreshold is 1",
                YOLO + ", prototypeLayout: HWC | outputs.prototypeLayout is HWC",
                YOLO + ", masks: m | outputs.masks is not a key of decoder prototypes",
            })
    void manifestOfInstancesWithAWrongOutputIsRefusedInOneLine(String outputs, String message) {
        assertRefused("instance-segmentation", outputs, message);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                " | outputs.decoder is missing",
                "decoder: argmax | outputs.decoder is argmax; this service supports semantic",
                "decoder: semantic | outputs.scores is missing",
                SEMANTIC + ", background: C | outputs.background is C; this service supports A, B",
                SEMANTIC + ", maxSide: 0 | outputs.maxSide is 0",
                SEMANTIC + ", maskThreshold: 0.5 | outputs.maskThreshold is not a key",
                SEMANTIC + ", classes: c | outputs.scores is not a key of decoder semantic",
            })
    void manifestOfAMapWithAWrongOutputIsRefusedInOneLine(String outputs, String message) {
        assertRefused("semantic-segmentation", outputs, message);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "instance-segmentation | " + ROI + ", masks: m | b s m",
                "instance-segmentation | " + YOLO + " | p o",
                "instance-segmentation | decoder: prototypes, boxes: b, scores: s, coefficients: k,"
                        + " prototypes: o | b s k o",
                "semantic-segmentation | " + SEMANTIC + " | s",
                "semantic-segmentation | decoder: semantic, classes: c | c",
            })
    void taskNeedsTheNamedOutputs(String name, String outputs, String needed) {
        Task task = task(name, 64, 64, LABELS + "outputs: {" + outputs + "}");

        assertThat(task.name()).isEqualTo(name);
        assertThat(task.labels()).containsExactly("A", "B");
        assertThat(task.outputs()).extracting(TensorSpec::name).containsExactly(needed.split(" "));
    }

    private static void assertRefused(String name, String outputs, String message) {
        String keys = outputs == null ? "" : outputs;
        assertThatThrownBy(() -> task(name, 64, 64, LABELS + "outputs: {" + keys + "}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message)
                .message()
                .doesNotContain("\n");
    }
}

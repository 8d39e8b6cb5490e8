package io.romanesco.inference.task.detection;

import static io.romanesco.inference.task.Manifests.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.romanesco.contract.AnalysedImage;
import io.romanesco.contract.AnnotationResult.Annotated;
import io.romanesco.contract.AnnotationResult.Rejected;
import io.romanesco.contract.Box;
import io.romanesco.contract.DetectedObject;
import io.romanesco.contract.ModelName;
import io.romanesco.contract.Rejection;
import io.romanesco.contract.RejectionCode;
import io.romanesco.contract.Role;
import io.romanesco.inference.task.Task;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetectionManifestTest {

    private static final String LABELS = "labels: [A, B]\n";

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "outputs: {} | outputs.decoder is missing",
                "outputs: {decoder: magic} | outputs.decoder is magic; this service supports boxes,"
                        + " nanodet, picodet, yolo, yolox",
                "outputs: {decoder: yolox} | outputs.predictions is missing",
                "outputs: {decoder: yolox, predictions: p, foo: 1} | outputs.foo is not a key of"
                        + " decoder yolox",
                "outputs: {decoder: yolox, predictions: p, strides: 8} | outputs.strides is 8",
                "outputs: {decoder: yolox, predictions: p, scoreActivation: softmax} |"
                    + " outputs.scoreActivation is softmax; this service supports none, sigmoid",
                "outputs: {decoder: nanodet, scores: [a], boxes: [b]} | outputs.scores has 1"
                        + " outputs, but there are 3 strides",
                "outputs: {decoder: nanodet, predictions: p, scores: [a]} | outputs.scores is not"
                        + " a key",
                "outputs: {decoder: nanodet, predictions: p, regMax: 0} | outputs.regMax is 0",
                "outputs: {decoder: yolo, heads: [a], strides: [8]} | outputs.heads, strides and"
                        + " anchors have 1, 1 and 0 entries",
                "outputs: {decoder: yolo, heads: [a], strides: [8], anchors: [[[1]]]} |"
                        + " outputs.anchors is",
                "outputs: {decoder: boxes, boxes: b} | outputs.scores is missing",
                "outputs: {decoder: boxes, boxes: b, scores: s, classes: c, background: last} |"
                        + " outputs.background is not a key",
                "outputs: {decoder: boxes, boxes: b, scores: s, boxFormat: abcd} |"
                        + " outputs.boxFormat is abcd",
            })
    void manifestWithAWrongOutputIsRefusedInOneLine(String outputs, String message) {
        assertThatThrownBy(() -> task("detection", 64, 64, LABELS + outputs))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message)
                .message()
                .doesNotContain("\n");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "nms: {iou: 1.5} | nms.iou is 1.5; it must be a number from 0.0 to 1.0",
                "nms: {score: low} | nms.score is",
                "nms: {max: 0} | nms.max is 0; it must be a whole number from 1 to 1000",
                "nms: {max: 100000} | nms.max is 100000",
                "nms: {perclass: true} | nms.perclass is not a key of nms",
                "labels: [A, A] | labels are missing, or one is there twice",
                "batch: {max: 0} | batch.max is 0",
            })
    void manifestWithAWrongSettingIsRefusedInOneLine(String setting, String message) {
        String yaml =
                (setting.startsWith("labels") ? "" : LABELS)
                        + "outputs: {decoder: yolox, predictions: p}\n"
                        + setting;

        assertThatThrownBy(() -> task("detection", 64, 64, yaml))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void resultHasBoxesInPixelsOfTheWholePicture() {
        ObjectsPrediction prediction =
                new ObjectsPrediction(
                        List.of(new FoundObject("A", 0.9, new Corners(0.25, 0.5, 0.75, 1))));

        Annotated result = (Annotated) prediction.result(image(), null, Instant.EPOCH);

        assertThat(result.task()).isEqualTo("detection");
        assertThat(result.objects())
                .containsExactly(new DetectedObject("A", 0.9, new Box(100, 150, 200, 150), null));
        assertThat(result.semantic()).isNull();
    }

    @Test
    void rejectedImageNamesTheTask() {
        Task task = task("detection", 64, 64, LABELS + "outputs: {decoder: yolox, predictions: p}");

        Rejected rejected =
                (Rejected)
                        task.rejected(
                                image(),
                                Rejection.of(RejectionCode.INVALID_OUTPUT, "NaN"),
                                Instant.EPOCH);

        assertThat(rejected.task()).isEqualTo("detection");
        assertThat(rejected.rejection().code()).isEqualTo("invalid-output");
    }

    private static AnalysedImage image() {
        return new AnalysedImage(
                new UUID(0, 1),
                "/uploads",
                Instant.EPOCH,
                "image/jpeg",
                400,
                300,
                1L,
                null,
                new ModelName("coco-objects", "1.0.0"),
                null,
                Role.PRIMARY,
                null);
    }
}

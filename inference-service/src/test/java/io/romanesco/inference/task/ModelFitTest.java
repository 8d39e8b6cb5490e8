package io.romanesco.inference.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.romanesco.contract.DetectedObject;
import io.romanesco.inference.decode.Pixels;
import io.romanesco.inference.drawing.Drawings;
import io.romanesco.inference.model.registry.LoadedModel;
import io.romanesco.inference.model.repository.ModelLoadException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A manifest against its graph, and batches against single images. */
class ModelFitTest {

    @TempDir private Path folder;

    @ParameterizedTest(name = "{0}: {1} becomes {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "yolox | '- Plum' | '' | output output is FLOAT '[-1, 80, 8]' in the graph; '[-1,"
                        + " 80, 7]'",
                "yolox | 'predictions: output' | 'predictions: gone' | the graph has no output"
                        + " gone",
                "yolox | 'width: 64' | 'width: 96' | input image is FLOAT '[-1, 3, 64, 64]'",
                "yolox | 'type: float32' | 'type: float16' | model.yaml says FLOAT16",
                "nanodet | 'regMax: 10' | 'regMax: 7' | output dis8 is FLOAT '[-1, 48, 44]'; '[-1,"
                        + " 48, 32]'",
                "yolo-predictions | 'transposed: true' | 'transposed: false' | output output0 is",
                "yolo-heads-v5 | '- Plum' | '' | in the graph; or",
                "boxes-detr | '- Plum' | '' | output logits is",
                "boxes-torchvision | 'layout: CHW' | 'layout: HWC' | says FLOAT '[64, 64, 3]'",
                "classification-logits | '- Plum' | '- Plum\\n- Pear' | in the graph; '[-1, 4]'",
            })
    void manifestThatDoesNotFitItsGraphIsRefusedInOneLine(
            String name, String from, String to, String message) throws IOException {
        TaskFixture changed = changed(name, from, to == null ? "" : to.replace("\\n", "\n"));

        assertThatThrownBy(() -> changed.load().close())
                .isInstanceOf(ModelLoadException.class)
                .hasMessageContainingAll(message.replace("'", "").split("; "))
                .message()
                .doesNotContain("\n");
    }

    @Test
    void batchFindsTheSameAsItsImagesOneByOne() throws Exception {
        TaskFixture fixture = TaskFixture.named("yolo-predictions");
        List<Pixels> pictures =
                List.of(fixture.picture(), Drawings.noise(50, 80, 3), Drawings.noise(64, 64, 4));

        try (LoadedModel model = fixture.load()) {
            List<List<DetectedObject>> together =
                    model.predict(pictures).stream().map(found -> found.found(100, 100)).toList();

            assertThat(together.getFirst()).isNotEmpty();
            for (int i = 0; i < pictures.size(); i++) {
                assertThat(together.get(i))
                        .usingRecursiveComparison()
                        .withComparatorForType(
                                (a, b) -> Math.abs(a - b) < 1e-4 ? 0 : 1, Double.class)
                        .isEqualTo(
                                model.predict(List.of(pictures.get(i))).getFirst().found(100, 100));
            }
        }
    }

    @Test
    void batchIsAtMostWhatModelYamlSays() throws Exception {
        TaskFixture limited = changed("yolo-predictions", "labels:", "batch: {max: 3}\nlabels:");

        try (LoadedModel model = limited.load();
                LoadedModel single = TaskFixture.named("boxes-torchvision").load()) {
            assertThat(model.maxBatch()).isEqualTo(3);
            assertThat(single.maxBatch()).isEqualTo(1);
        }
    }

    private TaskFixture changed(String name, String from, String to) throws IOException {
        Path original = TaskFixture.named(name).folder();
        String manifest = Files.readString(original.resolve("model.yaml"));
        assertThat(manifest).contains(from);
        Files.writeString(folder.resolve("model.yaml"), manifest.replace(from, to));
        Files.copy(original.resolve("model.onnx"), folder.resolve("model.onnx"));
        return new TaskFixture(folder);
    }
}

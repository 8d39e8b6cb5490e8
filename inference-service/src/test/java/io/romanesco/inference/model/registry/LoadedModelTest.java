package io.romanesco.inference.model.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.romanesco.contract.ActivationMap;
import io.romanesco.inference.decode.Pixels;
import io.romanesco.inference.drawing.Drawings;
import io.romanesco.inference.model.repository.MisfitException;
import io.romanesco.inference.model.repository.ModelDirectory;
import io.romanesco.inference.model.repository.ModelLoadException;
import io.romanesco.inference.model.runtime.SessionSettings;
import io.romanesco.inference.task.classification.CategoryPrediction;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadedModelTest {

    private static LoadedModel paint;

    @BeforeAll
    static void load() throws ModelLoadException {
        paint = load("paint");
    }

    @AfterAll
    static void close() {
        paint.close();
    }

    @Test
    void imageOfAnySizeIsClassified() {
        CategoryPrediction prediction = predict(paint, Drawings.pixels(50, 20, 0x0000ff));

        assertThat(prediction.top().category()).isEqualTo("Blue");
        // softmax(-3.33, -3.33, 6.67)
        assertThat(prediction.top().score()).isCloseTo(0.99990916, within(1e-6));
        assertThat(prediction.certain()).isTrue();
        assertThat(prediction.best()).hasSize(3);
    }

    @Test
    void predictionOfGreyIsNotCertain() {
        assertThat(predict(paint, Drawings.pixels(8, 8, 0x808080)).certain()).isFalse();
    }

    @Test
    void activationIsWhereTheEvidenceIs() {
        // Red on the left, dark on the right: only the left speaks for red.
        var picture = Drawings.pixels(16, 16, 0x000000);
        for (int i = 0; i < 256; i++) {
            if (i % 16 < 8) {
                picture.rgb()[i * 3] = (byte) 255;
            }
        }

        ActivationMap map = predict(paint, picture).activation().orElseThrow();

        assertThat(map.category()).isEqualTo("Red");
        assertThat(map.width() * map.height()).isEqualTo(map.values().length).isEqualTo(64);
        assertThat(map.values()[0]).isEqualTo(1);
        assertThat(map.values()[7]).isZero();
    }

    @Test
    void modelWithProbabilitiesOnlyIsCertainAndHasNoActivation() throws ModelLoadException {
        try (LoadedModel shade = load("shade")) {
            CategoryPrediction prediction = predict(shade, Drawings.pixels(4, 4, 0xffffff));

            assertThat(prediction.top().category()).isEqualTo("Light");
            assertThat(prediction.certain()).isTrue();
            assertThat(prediction.activation()).isEmpty();
        }
    }

    @Test
    void weightsInAFileOfTheirOwnAreRead(@TempDir Path root) throws ModelLoadException {
        Path folder = ModelFolder.of("apart", "1").weightsApart(true).writeTo(root);

        try (LoadedModel model =
                LoadedModel.load(folder, Optional.empty(), SessionSettings.DEFAULT)) {
            assertThat(predict(model, Drawings.pixels(50, 20, 0x0000ff)).top().category())
                    .isEqualTo("Blue");
        }
    }

    @Test
    void batchGivesTheSameAsItsImagesOneByOne() {
        assertThat(paint.maxBatch()).isGreaterThan(2);
        assertThat(
                        paint.predict(
                                List.of(
                                        Drawings.pixels(50, 20, 0x0000ff),
                                        Drawings.pixels(8, 8, 0x808080),
                                        Drawings.pixels(20, 50, 0x00ff00))))
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(
                        predict(paint, Drawings.pixels(50, 20, 0x0000ff)),
                        predict(paint, Drawings.pixels(8, 8, 0x808080)),
                        predict(paint, Drawings.pixels(20, 50, 0x00ff00)));
    }

    @Test
    void manyThreadsAtOnceGetTheirOwnPredictions() {
        List<String> found =
                IntStream.range(0, 300)
                        .parallel()
                        .mapToObj(i -> Drawings.pixels(3 + i % 40, 5, 0xff << 8 * (i % 3)))
                        .map(picture -> predict(paint, picture).top().category())
                        .toList();

        assertThat(found)
                .containsExactlyElementsOf(
                        IntStream.range(0, 300)
                                .mapToObj(i -> List.of("Blue", "Green", "Red").get(i % 3))
                                .toList());
    }

    private static CategoryPrediction predict(LoadedModel model, Pixels image) {
        return (CategoryPrediction) model.predict(List.of(image)).getFirst();
    }

    @Test
    void weightsBesideAGraphMustHaveTheirDigest(@TempDir Path root) {
        ModelFolder.of("paint", "1")
                .weightsApart(true)
                .with("weights.bin", new byte[10])
                .writeTo(root);

        assertThatThrownBy(() ->
                        LoadedModel.load(
                                root.resolve("paint/1"), Optional.empty(), SessionSettings.DEFAULT))
                .isInstanceOf(MisfitException.class)
                .hasMessageContaining("weights.bin has SHA-256");
    }

    private static LoadedModel load(String name) throws ModelLoadException {
        Path version = new ModelDirectory(Path.of("src/test/resources/models")).newest(name);
        return LoadedModel.load(version, Optional.empty(), SessionSettings.DEFAULT);
    }
}

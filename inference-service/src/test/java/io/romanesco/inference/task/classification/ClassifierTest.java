package io.romanesco.inference.task.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.romanesco.contract.ActivationMap;
import io.romanesco.inference.drawing.Drawings;
import io.romanesco.inference.model.repository.ModelDirectory;
import io.romanesco.inference.model.repository.ModelLoadException;
import io.romanesco.inference.model.runtime.SessionSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ClassifierTest {

    private static Classifier paint;

    @BeforeAll
    static void load() throws ModelLoadException {
        paint = load("paint");
    }

    @AfterAll
    static void close() {
        paint.close();
    }

    @Test
    void classifiesAPictureOfAnySize() {
        Prediction prediction = paint.classify(Drawings.pixels(50, 20, 0x0000ff));

        assertThat(prediction.top().category()).isEqualTo("Blue");
        // softmax(-3.33, -3.33, 6.67)
        assertThat(prediction.top().score()).isCloseTo(0.99990916, within(1e-6));
        assertThat(prediction.certain()).isTrue();
        assertThat(prediction.best()).hasSize(3);
    }

    @Test
    void isNotCertainOfGrey() {
        assertThat(paint.classify(Drawings.pixels(8, 8, 0x808080)).certain()).isFalse();
    }

    @Test
    void showsWhereItLooked() {
        // Red on the left, dark on the right: only the left speaks for red.
        var picture = Drawings.pixels(16, 16, 0x000000);
        for (int i = 0; i < 256; i++) {
            if (i % 16 < 8) {
                picture.rgb()[i * 3] = (byte) 255;
            }
        }

        ActivationMap map = paint.classify(picture).activation().orElseThrow();

        assertThat(map.category()).isEqualTo("Red");
        assertThat(map.width() * map.height()).isEqualTo(map.values().length).isEqualTo(64);
        assertThat(map.values()[0]).isEqualTo(1);
        assertThat(map.values()[7]).isZero();
    }

    @Test
    void worksWithAModelThatHasProbabilitiesOnly() throws ModelLoadException {
        try (Classifier shade = load("shade")) {
            Prediction prediction = shade.classify(Drawings.pixels(4, 4, 0xffffff));

            assertThat(prediction.top().category()).isEqualTo("Light");
            assertThat(prediction.certain()).isTrue();
            assertThat(prediction.activation()).isEmpty();
        }
    }

    @Test
    void tellsPicturesOfABatchApart() {
        assertThat(paint.largestBatch()).isGreaterThan(2);
        assertThat(
                        paint.classify(
                                List.of(
                                        Drawings.pixels(50, 20, 0x0000ff),
                                        Drawings.pixels(8, 8, 0x808080),
                                        Drawings.pixels(20, 50, 0x00ff00))))
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(
                        paint.classify(Drawings.pixels(50, 20, 0x0000ff)),
                        paint.classify(Drawings.pixels(8, 8, 0x808080)),
                        paint.classify(Drawings.pixels(20, 50, 0x00ff00)));
    }

    @Test
    void servesManyThreadsAtOnce() {
        List<String> found =
                IntStream.range(0, 300)
                        .parallel()
                        .mapToObj(i -> Drawings.pixels(3 + i % 40, 5, 0xff << 8 * (i % 3)))
                        .map(picture -> paint.classify(picture).top().category())
                        .toList();

        assertThat(found)
                .containsExactlyElementsOf(
                        IntStream.range(0, 300)
                                .mapToObj(i -> List.of("Blue", "Green", "Red").get(i % 3))
                                .toList());
    }

    private static Classifier load(String name) throws ModelLoadException {
        Path version = new ModelDirectory(Path.of("src/test/resources/models")).newest(name);
        return Classifier.load(version, Optional.empty(), SessionSettings.DEFAULT);
    }
}

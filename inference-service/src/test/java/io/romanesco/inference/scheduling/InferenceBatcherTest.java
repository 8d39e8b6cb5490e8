package io.romanesco.inference.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.romanesco.inference.decode.Pixels;
import io.romanesco.inference.drawing.Drawings;
import io.romanesco.inference.model.repository.ModelDirectory;
import io.romanesco.inference.model.repository.ModelLoadException;
import io.romanesco.inference.model.runtime.SessionSettings;
import io.romanesco.inference.task.classification.Classifier;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InferenceBatcherTest {

    private static final List<String> COLOURS = List.of("Blue", "Green", "Red");

    @ParameterizedTest(name = "{0} inferences of {1}")
    @CsvSource({"1, 1", "2, 1", "1, 4", "2, 4", "1, 100"})
    void everyPictureGetsItsOwnAnswer(int inferences, int batch) throws Exception {
        InferenceBatcher batches = new InferenceBatcher(new Workers(batch, 0));
        batches.open(inferences);
        try (Classifier paint = load();
                ExecutorService workers = Executors.newFixedThreadPool(12)) {
            List<Future<String>> found =
                    IntStream.range(0, 300)
                            .mapToObj(i -> workers.submit(() -> category(batches, paint, i)))
                            .toList();

            for (int i = 0; i < found.size(); i++) {
                assertThat(found.get(i).get()).isEqualTo(COLOURS.get(i % 3));
            }
        }
    }

    @Test
    void nobodyComesInBeforeItIsOpen() throws Exception {
        InferenceBatcher batches = new InferenceBatcher(new Workers(2, 0));
        try (Classifier paint = load();
                ExecutorService workers = Executors.newFixedThreadPool(3)) {
            List<Future<String>> found =
                    IntStream.range(0, 3)
                            .mapToObj(i -> workers.submit(() -> category(batches, paint, i)))
                            .toList();
            await().until(() -> batches.waiting() == 3);
            assertThat(found).noneMatch(Future::isDone);

            batches.open(1);

            for (int i = 0; i < 3; i++) {
                assertThat(found.get(i).get()).isEqualTo(COLOURS.get(i));
            }
        }
    }

    @ParameterizedTest(name = "{0} for {1} inferences of {2}")
    @CsvSource({
        "1, 2, 4, 1",
        "2, 2, 4, 1",
        "3, 2, 4, 2",
        "7, 2, 4, 4",
        "20, 2, 4, 4",
        "9, 1, 4, 4",
        "9, 1, 1, 1",
        "5, 16, 4, 1"
    })
    void whatWaitsIsShared(int pictures, int inferences, int most, int share) {
        assertThat(InferenceBatcher.share(pictures, inferences, most)).isEqualTo(share);
    }

    @Test
    void batchesOfNothingAreRefusedAtOnce() {
        assertThatThrownBy(() -> new InferenceBatcher(new Workers(0, 0)))
                .hasMessageContaining("romanesco.workers.batch is 0");
    }

    private static String category(InferenceBatcher batches, Classifier model, int i) {
        Pixels picture = Drawings.pixels(3 + i % 40, 5, 0xff << 8 * (i % 3));
        return batches.classify(model, picture).prediction().top().category();
    }

    private static Classifier load() throws ModelLoadException {
        Path version = new ModelDirectory(Path.of("src/test/resources/models")).newest("paint");
        return Classifier.load(version, Optional.empty(), SessionSettings.DEFAULT);
    }
}

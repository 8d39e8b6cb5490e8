package io.romanesco.inference.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.romanesco.inference.config.WorkersConfig;
import io.romanesco.inference.decode.Pixels;
import io.romanesco.inference.drawing.Drawings;
import io.romanesco.inference.vision.Classifier;
import io.romanesco.inference.vision.ModelDirectory;
import io.romanesco.inference.vision.ModelLoadException;
import io.romanesco.inference.vision.SessionSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchesTest {

    private static final List<String> COLOURS = List.of("Blue", "Green", "Red");

    private record Workers(int batch) implements WorkersConfig {

        @Override
        public OptionalInt count() {
            return OptionalInt.empty();
        }

        @Override
        public int decoding() {
            return 0;
        }

        @Override
        public int queue() {
            return 0;
        }

        @Override
        public Duration stopTimeout() {
            return Duration.ZERO;
        }
    }

    @ParameterizedTest(name = "{0} inferences of {1}")
    @CsvSource({"1, 1", "2, 1", "1, 4", "2, 4", "1, 100"})
    void everyPictureGetsItsOwnAnswer(int inferences, int batch) throws Exception {
        Batches batches = new Batches(new Workers(batch));
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
        Batches batches = new Batches(new Workers(2));
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

    private static String category(Batches batches, Classifier model, int i) {
        Pixels picture = Drawings.pixels(3 + i % 40, 5, 0xff << 8 * (i % 3));
        return batches.classify(model, picture).top().category();
    }

    private static Classifier load() throws ModelLoadException {
        Path version = new ModelDirectory(Path.of("src/test/resources/models")).newest("paint");
        return Classifier.load(version, Optional.empty(), SessionSettings.DEFAULT);
    }
}

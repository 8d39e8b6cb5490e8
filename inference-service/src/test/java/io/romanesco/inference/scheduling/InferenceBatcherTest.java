package io.romanesco.inference.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.romanesco.inference.decode.Pixels;
import io.romanesco.inference.drawing.Drawings;
import io.romanesco.inference.model.registry.LoadedModel;
import io.romanesco.inference.model.repository.ModelDirectory;
import io.romanesco.inference.model.repository.ModelLoadException;
import io.romanesco.inference.model.runtime.SessionSettings;
import io.romanesco.inference.task.classification.CategoryPrediction;
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
    void manyImagesAtTheSameTimeGetTheirOwnAnswers(int inferences, int batch) throws Exception {
        InferenceBatcher batcher = batcher(inferences, batch);
        batcher.start();
        try (LoadedModel paint = load();
                ExecutorService workers = Executors.newFixedThreadPool(12)) {
            List<Future<String>> found =
                    IntStream.range(0, 300)
                            .mapToObj(i -> workers.submit(() -> category(batcher, paint, i)))
                            .toList();

            for (int i = 0; i < found.size(); i++) {
                assertThat(found.get(i).get()).isEqualTo(COLOURS.get(i % 3));
            }
        } finally {
            batcher.stop();
        }
    }

    @Test
    void imagesBeforeTheStartWait() throws Exception {
        InferenceBatcher batcher = batcher(1, 2);
        try (LoadedModel paint = load();
                ExecutorService workers = Executors.newFixedThreadPool(3)) {
            List<Future<String>> found =
                    IntStream.range(0, 3)
                            .mapToObj(i -> workers.submit(() -> category(batcher, paint, i)))
                            .toList();
            await().until(() -> batcher.waiting() == 3);
            assertThat(found).noneMatch(Future::isDone);

            batcher.start();

            for (int i = 0; i < 3; i++) {
                assertThat(found.get(i).get()).isEqualTo(COLOURS.get(i));
            }
        } finally {
            batcher.stop();
        }
    }

    private static InferenceBatcher batcher(int inferences, int batch) {
        return Batchers.of(new WorkerPlan(inferences, batch, 1, 1));
    }

    private static String category(InferenceBatcher batcher, LoadedModel model, int i) {
        Pixels picture = Drawings.pixels(3 + i % 40, 5, 0xff << 8 * (i % 3));
        CategoryPrediction prediction =
                (CategoryPrediction) batcher.predict(model, picture, WorkClass.UPLOAD).prediction();
        return prediction.top().category();
    }

    private static LoadedModel load() throws ModelLoadException {
        Path version = new ModelDirectory(Path.of("src/test/resources/models")).newest("paint");
        return LoadedModel.load(version, Optional.empty(), SessionSettings.DEFAULT);
    }
}

package io.romanesco.inference.model.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.romanesco.contract.ModelState;
import io.romanesco.inference.decode.Pixels;
import io.romanesco.inference.drawing.Drawings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelSwapTest {

    private static final Pixels RED = Drawings.pixels(20, 20, 0xff0000);

    @TempDir private Path root;

    @Test
    void versionCopiedFileByFileUnderLoadTakesOverWithoutAFailedRequest() throws Exception {
        ModelFolder.of("paint", "1").golden().writeTo(root);
        Map<String, byte[]> next = ModelFolder.of("paint", "2").golden().files();
        byte[] model = next.get("model.onnx");
        Path folder = root.resolve("paint/2");
        try (TestRegistry models = TestRegistry.on(root);
                Load load = new Load(models)) {
            models.await("paint/1", ModelState.READY);
            load.start();

            ModelFolder.write(folder.resolve("model.yaml"), next.get("model.yaml"));
            assertThat(models.await("paint/2", ModelState.WAITING)).isNotNull();
            await().untilAsserted(
                            () -> assertThat(reason(models)).contains("golden/expected.json"));
            for (String file : List.of("golden/expected.json", "golden/red.png")) {
                ModelFolder.write(folder.resolve(file), next.get(file));
            }
            await().untilAsserted(() -> assertThat(reason(models)).contains("golden/blue.png"));
            ModelFolder.write(folder.resolve("golden/blue.png"), next.get("golden/blue.png"));
            await().untilAsserted(
                            () -> assertThat(reason(models)).isEqualTo("model.onnx is missing"));
            ModelFolder.write(folder.resolve("model.onnx"), Arrays.copyOf(model, model.length / 2));
            await().untilAsserted(
                            () -> assertThat(reason(models)).startsWith("model.onnx has SHA-256"));
            assertThat(models.answer("paint", RED)).isEqualTo("1 Red");
            ModelFolder.write(folder.resolve("model.onnx"), model);

            models.await("paint/2", ModelState.READY);
            models.await("paint/1", ModelState.RETIRED);
            await().atMost(TestRegistry.PATIENCE).until(() -> load.answers().contains("2 Red"));
            assertThat(load.stop()).isEmpty();
            assertThat(load.answers()).containsOnly("1 Red", "2 Red");
        }
    }

    @Test
    void versionWhoseDigestNeverFitsIsReportedOnceTheCopyHasSettled() {
        ModelFolder.of("paint", "1").writeTo(root);
        try (TestRegistry models = TestRegistry.on(root)) {
            models.await("paint/1", ModelState.READY);

            ModelFolder.of("paint", "2").with("model.onnx", new byte[] {1, 2, 3}).writeTo(root);

            await().atMost(TestRegistry.PATIENCE)
                    .untilAsserted(() ->
                            assertThat(reason(models))
                                    .startsWith("model.onnx has SHA-256 039058c6f2c0cb492c53")
                                    .endsWith("; its files have not changed for 1 s"));
            assertThat(models.answer("paint", RED)).isEqualTo("1 Red");
        }
    }

    @Test
    void manySwapsUnderLoadFailNoRequestAndReturnTheMemory() throws Exception {
        ModelFolder.of("paint", "0").writeTo(root);
        try (TestRegistry models = TestRegistry.on(root, "poll", "20ms");
                Load load = new Load(models)) {
            models.await("paint/0", ModelState.READY);
            long one = models.registry().memoryUsed();
            load.start();

            for (int version = 1; version <= 20; version++) {
                ModelFolder.of("paint", "" + version).writeTo(root);
                models.await("paint/" + version, ModelState.READY);
            }

            models.await("paint/19", ModelState.RETIRED);
            assertThat(load.stop()).isEmpty();
            await().atMost(TestRegistry.PATIENCE)
                    .untilAsserted(() -> assertThat(models.registry().memoryUsed()).isEqualTo(one));
        }
    }

    private static String reason(TestRegistry models) {
        return models.status("paint/2").map(VersionStatus::reason).orElse("");
    }

    /** Threads that ask the default model again and again. */
    private static final class Load implements AutoCloseable {

        private static final int THREADS = 4;

        private final TestRegistry models;
        private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        private final AtomicBoolean stopped = new AtomicBoolean();
        private final Queue<String> answers = new ConcurrentLinkedQueue<>();
        private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        private final List<Future<?>> running = new ArrayList<>();

        private Load(TestRegistry models) {
            this.models = models;
        }

        private void start() {
            for (int i = 0; i < THREADS; i++) {
                running.add(threads.submit(this::ask));
            }
        }

        private void ask() {
            String last = "";
            while (!stopped.get()) {
                try {
                    String answer = models.answer("paint", RED);
                    if (!answer.equals(last)) {
                        answers.add(answer);
                        last = answer;
                    }
                } catch (RuntimeException | Error failed) {
                    failures.add(failed);
                }
            }
        }

        private Queue<String> answers() {
            return answers;
        }

        /** Ends the load; what failed. */
        private Queue<Throwable> stop() throws Exception {
            stopped.set(true);
            for (Future<?> each : running) {
                each.get();
            }
            return failures;
        }

        @Override
        public void close() {
            stopped.set(true);
            threads.shutdown();
        }
    }
}

package io.romanesco.inference.model.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.romanesco.contract.ModelRequest;
import io.romanesco.contract.ModelState;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** There is memory for the default model and one of two others. */
class ModelsInUseTest {

    private static final ModelRequest A = ModelRequest.of("a");
    private static final ModelRequest B = ModelRequest.of("b");

    @TempDir private Path root;

    @BeforeEach
    void threeModels() {
        for (String name : new String[] {"paint", "a", "b"}) {
            ModelFolder.of(name, "1").memory(100).writeTo(root);
        }
    }

    @Test
    void modelInUseDoesNotGoForOneThatIsAskedForBesideIt() {
        try (TestRegistry models = models();
                ModelLease a = models.registry().acquire(A).orElseThrow()) {
            assertThat(models.registry().acquireBeside(B)).isEmpty();

            models.await("a/1", ModelState.READY);
            assertThat(a.model().name().name()).isEqualTo("a");
            assertThat(models.await("b/1", ModelState.WAITING).reason())
                    .startsWith("it needs about 100 MiB, but 200 of 200 MiB are in use");
        }
    }

    @Test
    void requestWithoutOtherLeasesGetsItsModelOnceTheOtherOneIsIdle() {
        try (TestRegistry models = models()) {
            ModelLease a = models.registry().acquire(A).orElseThrow();
            CompletableFuture<Optional<ModelLease>> waiting =
                    CompletableFuture.supplyAsync(() -> models.registry().acquire(B));
            await().atMost(TestRegistry.PATIENCE)
                    .until(() -> models.await("b/1", ModelState.WAITING).memoryMiB() == 100);
            assertThat(waiting).isNotDone();

            a.close();

            assertThat(waiting.join()).isPresent();
            assertThat(models.await("a/1", ModelState.RETIRED).reason())
                    .startsWith("its memory was needed for b/1");
            waiting.join().get().close();
        }
    }

    @Test
    void loaderServesOthersWhileARequestWaitsForMemory() {
        try (TestRegistry models = models()) {
            ModelLease a = models.registry().acquire(A).orElseThrow();
            CompletableFuture<Optional<ModelLease>> waiting =
                    CompletableFuture.supplyAsync(() -> models.registry().acquire(B));
            await().atMost(TestRegistry.PATIENCE)
                    .until(() -> models.await("b/1", ModelState.WAITING).memoryMiB() == 100);

            ModelFolder.of("a", "2").edit("name: a", "name: z").writeTo(root);

            models.await("a/2", ModelState.REFUSED);
            assertThat(waiting).isNotDone();
            a.close();
            waiting.join().orElseThrow().close();
        }
    }

    private TestRegistry models() {
        TestRegistry models = TestRegistry.on(root, "memory", "200M");
        models.await("a/1", ModelState.READY);
        return models;
    }
}

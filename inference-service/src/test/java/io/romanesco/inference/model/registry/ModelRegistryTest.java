package io.romanesco.inference.model.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.romanesco.contract.ModelPolicy;
import io.romanesco.contract.ModelRequest;
import io.romanesco.contract.ModelState;
import io.romanesco.inference.decode.Pixels;
import io.romanesco.inference.drawing.Drawings;
import io.romanesco.inference.model.repository.ModelLoadException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelRegistryTest {

    private static final Pixels RED = Drawings.pixels(20, 20, 0xff0000);

    @TempDir private Path root;

    @Test
    void newestVersionAnswersAndOlderOnesAreLoadedOnRequest() {
        ModelFolder.of("paint", "1.9.0").writeTo(root);
        ModelFolder.of("paint", "1.10.0").writeTo(root);
        try (TestRegistry models = TestRegistry.on(root)) {
            VersionStatus newest = models.await("paint/1.10.0", ModelState.READY);

            assertThat(newest.serving()).isTrue();
            assertThat(newest.reason()).isEqualTo("no golden pictures");
            await().atMost(TestRegistry.PATIENCE)
                    .untilAsserted(() ->
                            assertThat(models.await("paint/1.9.0", ModelState.WAITING).reason())
                                    .contains("a request loads it"));
            assertThat(models.answer("paint", RED)).isEqualTo("1.10.0 Red");
            assertThat(models.answer("paint@1.9.0", RED)).isEqualTo("1.9.0 Red");
            assertThat(models.answer("paint", RED)).isEqualTo("1.10.0 Red");
        }
    }

    @Test
    void defaultModelThatAppearsLaterMakesTheServiceReady() {
        try (TestRegistry models = TestRegistry.on(root)) {
            await().untilAsserted(() ->
                    assertThat(models.registry().failure().orElseThrow())
                            .contains("no model paint"));
            assertThatThrownBy(models.registry()::acquireDefault)
                    .isInstanceOf(IllegalStateException.class);

            ModelFolder.of("paint", "1").writeTo(root);

            assertThat(models.registry().whenReady().toCompletableFuture())
                    .succeedsWithin(TestRegistry.PATIENCE);
            assertThat(models.registry().failure()).isEmpty();
        }
    }

    @Test
    void refusedOtherModelLeavesTheServiceReady() {
        ModelFolder.of("paint", "1").writeTo(root);
        ModelFolder.of("bad", "1").edit("task: classification", "task: fortune").writeTo(root);
        try (TestRegistry models = TestRegistry.on(root)) {
            assertThat(models.await("bad/1", ModelState.REFUSED).reason())
                    .startsWith("model.yaml: task is fortune");
            models.await("paint/1", ModelState.READY);

            assertThat(models.registry().failure()).isEmpty();
            assertThat(models.registry().acquire(ModelRequest.of("bad"))).isEmpty();
        }
    }

    @Test
    void goldenPicturesThatFitAreReported() {
        ModelFolder.of("paint", "1").golden().writeTo(root);
        try (TestRegistry models = TestRegistry.on(root)) {
            VersionStatus ready = models.await("paint/1", ModelState.READY);

            assertThat(ready.reason()).isNull();
            assertThat(ready.golden().orElseThrow().passed()).isTrue();
            assertThat(ready.golden().orElseThrow().pictures())
                    .hasSize(2)
                    .allMatch(picture -> picture.thumbnail().startsWith("data:image/jpeg;base64,"))
                    .extracting(picture -> picture.found().getFirst().category())
                    .containsExactly("Red", "Blue");
        }
    }

    @Test
    void newVersionWithPermutedLabelsIsRefusedAndTheOneBeforeAnswers() {
        ModelFolder.of("paint", "1").golden().writeTo(root);
        try (TestRegistry models = TestRegistry.on(root)) {
            models.await("paint/1", ModelState.READY);

            ModelFolder.of("paint", "2")
                    .golden()
                    .edit("[Red, Green, Blue]", "[Blue, Red, Green]")
                    .writeTo(root);

            VersionStatus refused = models.await("paint/2", ModelState.REFUSED);
            assertThat(refused.reason())
                    .isEqualTo("2 of 2 golden pictures differ; red.png: Red expected, Blue found");
            assertThat(refused.golden().orElseThrow().passed()).isFalse();
            assertThat(models.answer("paint", RED)).isEqualTo("1 Red");
            assertThat(models.status("paint/1").orElseThrow().serving()).isTrue();
            assertThat(models.registry().acquire(ModelRequest.of("paint", "2"))).isEmpty();
        }
    }

    @Test
    void refusedVersionIsTriedAgainAfterItsFilesChanged() {
        ModelFolder.of("paint", "1").golden("Green", 1).writeTo(root);
        try (TestRegistry models = TestRegistry.on(root)) {
            models.await("paint/1", ModelState.REFUSED);

            ModelFolder.of("paint", "1").golden().writeTo(root);

            models.await("paint/1", ModelState.READY);
        }
    }

    @Test
    void removedVersionGivesWayToTheOneBefore() throws IOException {
        ModelFolder.of("paint", "1").writeTo(root);
        Path second = ModelFolder.of("paint", "2").writeTo(root);
        try (TestRegistry models = TestRegistry.on(root)) {
            models.await("paint/2", ModelState.READY);

            delete(second);

            models.await("paint/1", ModelState.READY);
            await().atMost(TestRegistry.PATIENCE)
                    .untilAsserted(() -> assertThat(models.status("paint/2")).isEmpty());
            assertThat(models.answer("paint", RED)).isEqualTo("1 Red");
        }
    }

    @Test
    void defaultModelStaysInMemoryWhenItsFilesAreRemoved() throws IOException {
        Path only = ModelFolder.of("paint", "1").writeTo(root);
        try (TestRegistry models = TestRegistry.on(root)) {
            models.await("paint/1", ModelState.READY);

            delete(only);

            await().atMost(TestRegistry.PATIENCE)
                    .untilAsserted(() ->
                            assertThat(models.status("paint/1").orElseThrow().reason())
                                    .startsWith("removed from the repository"));
            assertThat(models.answer("paint", RED)).isEqualTo("1 Red");
        }
    }

    @Test
    void pinnedVersionsAreKeptSideBySideAndTheFirstAnswers() {
        ModelFolder.of("paint", "1").writeTo(root);
        ModelFolder.of("paint", "2").writeTo(root);
        ModelFolder.of("paint", "3").writeTo(root);
        try (TestRegistry models = TestRegistry.on(root)) {
            models.await("paint/3", ModelState.READY);

            models.policies().set(new ModelPolicy("paint", List.of("1", "2"), null));

            models.await("paint/1", ModelState.READY);
            models.await("paint/2", ModelState.READY);
            assertThat(models.await("paint/3", ModelState.RETIRED).reason())
                    .isEqualTo("replaced by 1");
            assertThat(models.answer("paint", RED)).isEqualTo("1 Red");

            models.policies().remove("model/paint");

            models.await("paint/3", ModelState.READY);
            models.await("paint/1", ModelState.RETIRED);
            assertThat(models.answer("paint", RED)).isEqualTo("3 Red");
        }
    }

    @Test
    void shadowVersionIsLoadedButDoesNotAnswer() {
        ModelFolder.of("paint", "1").writeTo(root);
        ModelFolder.of("paint", "2").writeTo(root);
        try (TestRegistry models = TestRegistry.unstarted(root)) {
            models.policies()
                    .set(new ModelPolicy("paint", List.of("1"), new ModelPolicy.Shadow("2", 10)));
            models.policies().complete();
            models.start();

            models.await("paint/2", ModelState.READY);

            assertThat(models.answer("paint", RED)).isEqualTo("1 Red");
            assertThatThrownBy(() -> models.registry().unload("paint", "2"))
                    .isInstanceOf(ModelLoadException.class)
                    .hasMessageContaining("stays in memory");
        }
    }

    @Test
    void versionIsUnloadedAndLoadedByName() throws ModelLoadException {
        ModelFolder.of("paint", "1").writeTo(root);
        ModelFolder.of("other", "1").writeTo(root);
        try (TestRegistry models = TestRegistry.on(root)) {
            models.await("other/1", ModelState.READY);

            assertThat(models.registry().unload("other", "1").state())
                    .isEqualTo(ModelState.RETIRED);
            assertThat(models.registry().load("other", "1").isReady()).isTrue();
            assertThatThrownBy(() -> models.registry().unload("paint", "1"))
                    .hasMessageContaining("stays in memory");
            assertThatThrownBy(() -> models.registry().load("fish", "1"))
                    .hasMessageContaining("no model fish/1");
        }
    }

    @Test
    void leasedModelWorksOnAfterItWasUnloaded() throws ModelLoadException {
        ModelFolder.of("paint", "1").writeTo(root);
        ModelFolder.of("other", "1").writeTo(root);
        try (TestRegistry models = TestRegistry.on(root)) {
            models.await("other/1", ModelState.READY);
            long all = models.registry().memoryUsed();
            ModelLease lease = models.registry().acquire(ModelRequest.of("other")).orElseThrow();

            models.registry().unload("other", "1");

            assertThat(lease.model().predict(List.of(RED))).hasSize(1);
            assertThat(models.registry().memoryUsed()).isEqualTo(all);
            lease.close();
            assertThat(models.registry().memoryUsed()).isLessThan(all);
            assertThatThrownBy(() -> lease.model().predict(List.of(RED)))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

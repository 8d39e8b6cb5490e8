package io.romanesco.inference.model.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.romanesco.contract.ModelPolicy;
import io.romanesco.contract.ModelState;
import io.romanesco.inference.model.repository.FolderRoot;
import io.romanesco.inference.model.repository.Inspection.Complete;
import io.romanesco.inference.model.repository.StoredVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemovedVersionTest {

    @TempDir private Path root;
    @TempDir private Path elsewhere;

    @BeforeEach
    void defaultModelIsThere() {
        ModelFolder.of("paint", "1").writeTo(root);
    }

    @Test
    void versionBeforeTheRemovedOneIsReadyAgainWithoutARequest() throws IOException {
        ModelFolder.of("shade", "1").writeTo(root);
        try (TestRegistry models = TestRegistry.on(root)) {
            models.await("shade/1", ModelState.READY);
            Path newest = ModelFolder.of("shade", "2").writeTo(root);
            models.await("shade/2", ModelState.READY);
            models.await("shade/1", ModelState.RETIRED);

            Files.move(newest, elsewhere.resolve("2"));

            assertThat(models.await("shade/1", ModelState.READY).serving()).isTrue();
        }
    }

    @Test
    void unloadedVersionStaysUnloadedWhenTheNewestIsRemoved() throws Exception {
        ModelFolder.of("shade", "1").writeTo(root);
        try (TestRegistry models = TestRegistry.on(root)) {
            models.await("shade/1", ModelState.READY);
            models.registry().unload("shade", "1");
            Path newest = ModelFolder.of("shade", "2").writeTo(root);
            models.await("shade/2", ModelState.READY);

            Files.move(newest, elsewhere.resolve("2"));

            models.awaitGone("shade/2");
            assertThat(models.await("shade/1", ModelState.RETIRED).reason()).startsWith("unloaded");
        }
    }

    @Test
    void versionWhoseFolderIsBackHasNoReasonAnyMore() throws IOException {
        Path folder = ModelFolder.of("shade", "1").golden().writeTo(root);
        try (TestRegistry models = TestRegistry.on(root)) {
            models.policies().set(new ModelPolicy("shade", List.of("1"), null));
            models.await("shade/1", ModelState.READY);
            Files.move(folder, elsewhere.resolve("1"));
            awaitReason(
                    models, "removed from the repository; it stays until another version answers");

            Files.move(elsewhere.resolve("1"), folder);

            awaitReason(models, null);
            assertThat(models.status("shade/1").orElseThrow().isReady()).isTrue();
        }
    }

    @Test
    void filesThatAreTheSameAgainAreNoChange() throws IOException {
        Path folder = ModelFolder.of("shade", "1").writeTo(root);
        Path manifest = folder.resolve("model.yaml");
        byte[] content = Files.readAllBytes(manifest);
        try (TestRegistry models = TestRegistry.on(root)) {
            models.await("shade/1", ModelState.READY);
            awaitReason(models, "no golden pictures");

            Files.write(manifest, "# changed".getBytes(), StandardOpenOption.APPEND);
            awaitReason(
                    models,
                    "its files changed after it was loaded; put changes into a new version");

            Files.write(manifest, content);
            awaitReason(models, "no golden pictures");
        }
    }

    @Test
    void touchedFilesOfTheSameContentAreNoDifference() throws Exception {
        Path folder = ModelFolder.of("shade", "1").writeTo(root);
        FolderRoot place = new FolderRoot(root);
        VersionFiles files = new VersionFiles(shade(place), Duration.ZERO, true);
        files.loaded(((Complete) files.inspect()).manifest());

        for (String file : List.of("model.yaml", "model.onnx")) {
            Files.setLastModifiedTime(folder.resolve(file), FileTime.fromMillis(0));
        }
        assertThat(files.update(shade(place))).isTrue();
        assertThat(files.update(shade(place))).isFalse();
        assertThat(files.difference()).isNull();

        byte[] model = Files.readAllBytes(folder.resolve("model.onnx"));
        model[model.length - 1] ^= 1;
        Files.write(folder.resolve("model.onnx"), model);
        files.update(shade(place));
        files.update(shade(place));
        assertThat(files.difference()).startsWith("its files changed");
    }

    private static StoredVersion shade(FolderRoot place) throws IOException {
        return place.list().stream()
                .filter(version -> version.name().name().equals("shade"))
                .findFirst()
                .orElseThrow();
    }

    private static void awaitReason(TestRegistry models, String reason) {
        await().atMost(TestRegistry.PATIENCE)
                .untilAsserted(() ->
                        assertThat(models.status("shade/1").orElseThrow().reason())
                                .isEqualTo(reason));
    }
}

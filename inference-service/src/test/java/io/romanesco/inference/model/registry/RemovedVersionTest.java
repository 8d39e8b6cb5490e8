package io.romanesco.inference.model.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.romanesco.contract.ModelState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
}

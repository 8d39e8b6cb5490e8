package io.romanesco.inference.model.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.romanesco.contract.ModelState;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShippedModelTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"vegetables/1.1.0", "vegetables-lite/1.0.0", "vegetable-instances/1.0.0"})
    void versionPassesItsGoldenPictures(String version) {
        try (TestRegistry models = TestRegistry.on(Path.of("models"), "default", "vegetables")) {
            VersionStatus shipped = models.await(version, ModelState.READY);

            assertThat(shipped.golden().orElseThrow().passed()).isTrue();
            assertThat(shipped.attachments().card().orElseThrow()).startsWith("#");
            assertThat(shipped.memoryMiB()).isPositive();
        }
    }
}

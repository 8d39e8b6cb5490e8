package io.romanesco.inference.model.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.romanesco.contract.ModelState;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ShippedModelTest {

    @Test
    void vegetablesPassTheirGoldenPictures() {
        try (TestRegistry models = TestRegistry.on(Path.of("models"), "default", "vegetables")) {
            VersionStatus vegetables = models.await("vegetables/1.1.0", ModelState.READY);

            assertThat(vegetables.golden().orElseThrow().passed()).isTrue();
            assertThat(vegetables.attachments().card().orElseThrow()).startsWith("#");
            assertThat(vegetables.memoryMiB()).isPositive();
        }
    }
}

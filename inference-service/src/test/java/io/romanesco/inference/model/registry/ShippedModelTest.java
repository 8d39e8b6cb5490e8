package io.romanesco.inference.model.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.romanesco.contract.DataTable;
import io.romanesco.contract.ModelState;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShippedModelTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"vegetables/1.2.0", "vegetables-lite/1.1.0", "vegetable-instances/1.0.0"})
    void versionPassesItsGoldenPictures(String version) {
        try (TestRegistry models = TestRegistry.on(Path.of("models"), "default", "vegetables")) {
            VersionStatus shipped = models.await(version, ModelState.READY);

            assertThat(shipped.golden().orElseThrow().passed()).isTrue();
            assertThat(shipped.attachments().card().orElseThrow()).startsWith("#");
            assertThat(shipped.memoryMiB()).isPositive();
        }
    }

    @Test
    void cifar10PassesItsGoldenPicturesAndShowsItsCurves() {
        try (TestRegistry models = TestRegistry.on(Path.of("models"), "default", "cifar10")) {
            VersionStatus cifar10 = models.await("cifar10/1.0.0", ModelState.READY);

            assertThat(cifar10.golden().orElseThrow().passed()).isTrue();
            DataTable curves = cifar10.attachments().curves().orElseThrow();
            assertThat(curves.columns())
                    .startsWith("epoch", "train loss", "train accuracy")
                    .contains("validation accuracy", "test accuracy");
            assertThat(curves.rows())
                    .isNotEmpty()
                    .allSatisfy(row -> assertThat(row).hasOnlyElementsOfType(Number.class));
        }
    }
}

package io.romanesco.inference.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.romanesco.contract.ModelState;
import io.romanesco.inference.model.registry.ModelFolder;
import io.romanesco.inference.model.registry.TestRegistry;
import io.romanesco.inference.model.repository.ModelLoadException;
import io.romanesco.inference.protocol.tensor.ProtocolException;
import io.romanesco.inference.protocol.tensor.ProtocolException.Reason;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnloadedModelTest {

    private static final Optional<String> NEWEST = Optional.empty();

    @TempDir private Path root;

    @Test
    void modelThatWasUnloadedIsNotLoadedToDescribeIt() throws ModelLoadException {
        ModelFolder.of("paint", "1").writeTo(root);
        ModelFolder.of("other", "1").writeTo(root);
        try (TestRegistry models = TestRegistry.on(root)) {
            models.await("other/1", ModelState.READY);
            InferenceService service =
                    new InferenceService(
                            new ModelAccess(models.registry()),
                            null,
                            null,
                            null,
                            new SmallLimits());
            assertThat(service.describe("other", NEWEST).inputs()).hasSize(1);

            models.registry().unload("other", "1");

            assertUnloaded(service, NEWEST);
            assertUnloaded(service, Optional.of("1"));
            models.await("other/1", ModelState.RETIRED);
            models.registry().load("other", "1");
            assertThat(service.describe("other", Optional.of("1")).inputs()).hasSize(1);
        }
    }

    private static void assertUnloaded(InferenceService service, Optional<String> version) {
        assertThatThrownBy(() -> service.describe("other", version))
                .isInstanceOfSatisfying(
                        ProtocolException.class,
                        error -> assertThat(error.reason()).isEqualTo(Reason.INVALID))
                .hasMessageContaining("is not in memory: unloaded; a request loads it again");
    }
}

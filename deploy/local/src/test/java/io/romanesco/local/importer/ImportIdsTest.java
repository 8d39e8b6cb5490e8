package io.romanesco.local.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ImportIdsTest {

    private static final byte[] CONTENT = "a picture".getBytes(StandardCharsets.UTF_8);

    @Test
    void sameFileOfTheSameCameraKeepsItsId() {
        UUID id = ImportIds.of("import-shop", "Bean/1.jpg", CONTENT);

        assertThat(ImportIds.of("import-shop", "Bean/1.jpg", CONTENT.clone())).isEqualTo(id);
        assertThat(id.version()).isEqualTo(5);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    void otherCameraPathOrContentGivesAnotherId() {
        UUID id = ImportIds.of("import-shop", "Bean/1.jpg", CONTENT);

        assertThat(ImportIds.of("import-market", "Bean/1.jpg", CONTENT)).isNotEqualTo(id);
        assertThat(ImportIds.of("import-shop", "Bean/2.jpg", CONTENT)).isNotEqualTo(id);
        assertThat(ImportIds.of("import-shop", "Bean/1.jpg", new byte[] {1})).isNotEqualTo(id);
    }
}

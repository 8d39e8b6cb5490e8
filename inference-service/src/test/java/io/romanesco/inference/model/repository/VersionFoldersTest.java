package io.romanesco.inference.model.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionFoldersTest {

    @ParameterizedTest
    @ValueSource(strings = {"model.onnx", "golden/a.jpg", "golden/../model.onnx", "..data/x"})
    void pathBelowTheFolderIsInside(String file) {
        assertThat(VersionFolders.isInside(file)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "/etc/passwd", "../model.onnx", "golden/../../x", "a\0b"})
    void pathOutsideOrMalformedIsNotInside(String file) {
        assertThat(VersionFolders.isInside(file)).isFalse();
    }

    @Test
    void folderNeedsAPlainNameAndAManifest() {
        assertThat(VersionFolders.isVersion("paint", "1.0.0", List.of("model.yaml"))).isTrue();
        assertThat(VersionFolders.isVersion("paint", "1.0.0", List.of("model.onnx"))).isFalse();
        assertThat(VersionFolders.isVersion("paint", "..", List.of("model.yaml"))).isFalse();
        assertThat(VersionFolders.isVersion(".paint", "1.0.0", List.of("model.yaml"))).isFalse();
    }
}

package io.romanesco.api.upload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {"carrot.jpg", "Möhre (2).JPG", "..carrot..jpg", "a b'c\"d.png", "морковь"})
    void aPlainNameIsFine(String name) {
        assertThat(new FileName(name).isPlain()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/passwd",
                "/etc/passwd",
                "a/b.jpg",
                "..\\windows\\x.jpg",
                "..",
                ".",
                "a\u0000.jpg",
                "a\nb.jpg"
            })
    void aNameThatWouldBeAPathIsNot(String name) {
        assertThat(new FileName(name).isPlain()).isFalse();
    }

    @Test
    void aVeryLongNameIsNotAndIsShownCut() {
        assertThat(new FileName("a".repeat(255)).isPlain()).isTrue();
        assertThat(new FileName("a".repeat(256)).isPlain()).isFalse();
        assertThat(new FileName("a".repeat(256)).shown()).hasSize(81).endsWith("…");
        assertThat(new FileName("a\u0007b").shown()).isEqualTo("ab");
    }
}

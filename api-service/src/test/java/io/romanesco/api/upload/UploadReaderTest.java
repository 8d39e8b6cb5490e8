package io.romanesco.api.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.romanesco.contract.RejectionCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class UploadReaderTest {

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {
                "IMAGE_NEEDS_TOO_MUCH_MEMORY",
                "IMAGE_DECODE_TIMEOUT",
                "UNKNOWN_MODEL",
                "TOO_MANY_MODELS",
                "INVALID_OUTPUT",
                "UPLOAD_LOST"
            })
    void aFlawThatAnUploadCanHaveIsAnErrorOfTheSameCode(RejectionCode flaw) {
        assertThat(UploadReader.errorCode(flaw).code()).isEqualTo(flaw.code());
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "IMAGE_NEEDS_TOO_MUCH_MEMORY",
                "IMAGE_DECODE_TIMEOUT",
                "UNKNOWN_MODEL",
                "TOO_MANY_MODELS",
                "INVALID_OUTPUT",
                "UPLOAD_LOST"
            })
    void aRejectionThatNoUploadCanGetIsNoError(RejectionCode rejection) {
        assertThatThrownBy(() -> UploadReader.errorCode(rejection))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {"carrot.jpg", "Möhre (2).JPG", "..carrot..jpg", "a b'c\"d.png", "морковь"})
    void aPlainFileNameIsAccepted(String name) {
        assertThat(UploadReader.isPlain(name)).isTrue();
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
    void aFileNameThatCouldBeAPathIsRefused(String name) {
        assertThat(UploadReader.isPlain(name)).isFalse();
    }

    @Test
    void aFileNameOverTheLimitIsRefusedAndShownCut() {
        assertThat(UploadReader.isPlain("a".repeat(255))).isTrue();
        assertThat(UploadReader.isPlain("a".repeat(256))).isFalse();
        assertThat(UploadReader.shown("a".repeat(256))).hasSize(81).endsWith("…");
        assertThat(UploadReader.shown("a\u0007b")).isEqualTo("ab");
    }
}

package io.romanesco.api.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentGuessTest {

    @ParameterizedTest
    @CsvSource({
        "GIF89a..., GIF",
        "RIFF1234WEBPVP8, WebP",
        "BM......, BMP",
        "%PDF-1.7, PDF",
        "<svg xmlns=, SVG",
        "....ftypheic, HEIC",
        "....ftypavif, AVIF",
        "....ftypisom, a video",
        "hello world, text",
    })
    void whatIsNotAcceptedIsNamed(String content, String name) {
        assertThat(ContentGuess.of(content.getBytes(StandardCharsets.ISO_8859_1))).isEqualTo(name);
    }

    @Test
    void whatNobodyKnowsIsSaidToBeUnknown() {
        assertThat(ContentGuess.of(new byte[] {1, 2, 3, 4})).isEqualTo("unknown binary data");
        assertThat(ContentGuess.of(new byte[0])).isEqualTo("unknown binary data");
    }

    @Test
    void textInAnyLanguageIsText() {
        assertThat(ContentGuess.of("капуста, 花椰菜".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("text");
    }
}

package io.romanesco.contract.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForeignContentTest {

    @ParameterizedTest
    @CsvSource({
        "II*\0...., a TIFF image",
        "MM\0+...., a TIFF image",
        "qoif...., a QOI image",
        "%PDF-1.7, a PDF document",
        "PK\3\4...., a ZIP archive",
        "<svg xmlns=, an SVG image",
        "'<?xml version=\"1.0\"?><svg xmlns=', an SVG image",
        "<!DOCTYPE html><title>, an HTML page",
        "....ftypheic, a HEIC image",
        "....ftypavif, an AVIF image",
        "....ftypisom, an MP4 video",
        "RIFF1234AVI LIST, an AVI video",
        "hello world, text",
    })
    void foreignContentIsNamed(String content, String name) {
        assertThat(ForeignContent.describe(content.getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo(name);
    }

    @Test
    void unknownContentIsCalledUnknown() {
        assertThat(ForeignContent.describe(new byte[] {1, 2, 3, 4}))
                .isEqualTo("data of an unknown kind");
        assertThat(ForeignContent.describe(new byte[0])).isEqualTo("data of an unknown kind");
    }

    @Test
    void textInAnyScriptIsText() {
        assertThat(ForeignContent.describe("капуста, 花椰菜".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("text");
    }
}

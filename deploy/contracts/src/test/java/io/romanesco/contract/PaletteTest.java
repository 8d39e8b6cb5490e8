package io.romanesco.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class PaletteTest {

    @Test
    void palettesAreThoseOfTheSchema() throws JsonProcessingException {
        JsonNode colors =
                Contracts.JSON
                        .readTree(Contracts.read("schemas/classification.schema.json"))
                        .at("/$defs/colors/properties");
        for (Palette palette : Palette.values()) {
            List<String> allowed =
                    StreamSupport.stream(
                                    colors.get(palette.label()).get("enum").spliterator(), false)
                            .map(JsonNode::asText)
                            .toList();

            assertThat(palette.colors()).isEqualTo(allowed).doesNotHaveDuplicates().hasSize(12);
            assertThat(palette.rgb()[11]).isEqualTo(Integer.decode(palette.colors().get(11)));
            assertThat(Palette.named(palette.label())).contains(palette);
        }
        assertThat(Palette.named("cmyk")).isEmpty();
    }

    @Test
    void colorIsFoundWithOrWithoutHashInAnyCase() {
        assertThat(Palette.RGB.color("ff8000")).contains("#FF8000");
        assertThat(Palette.RGB.color("#FF8000")).contains("#FF8000");
        assertThat(Palette.RYB.color("#FF8000")).isEmpty();
    }
}

package io.romanesco.inference.task;

import static io.romanesco.inference.task.Manifests.manifest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ManifestSectionTest {

    private static final ManifestSection PART =
            manifest(
                            """
                            part: {text: a, number: 2.5, whole: 3, yes: true, sizes: [1, 2],
                                   texts: [a, b], nothing: , section: {key: 1}, pairs: [[[1, 2]]]}
                            """)
                    .section("part");

    @Test
    void valuesAreRead() {
        assertThat(PART.text("text")).isEqualTo("a");
        assertThat(PART.number("number", 0, 0, 9)).isEqualTo(2.5);
        assertThat(PART.integer("whole", 0, 9)).isEqualTo(3);
        assertThat(PART.flag("yes", false)).isTrue();
        assertThat(PART.sizes("sizes", List.of())).containsExactly(1, 2);
        assertThat(PART.texts("texts")).containsExactly("a", "b");
        assertThat(PART.section("section").integer("key", 0, 9)).isEqualTo(1);
        assertThat(PART.pairs("pairs")).containsExactly(List.of(List.of(1.0, 2.0)));
    }

    @Test
    void missingValuesHaveDefaults() {
        assertThat(PART.has("nothing")).isFalse();
        assertThat(PART.optionalText("nothing")).isEmpty();
        assertThat(PART.choice("gone", "first", "second")).isEqualTo("first");
        assertThat(PART.number("gone", 0.5, 0, 1)).isEqualTo(0.5);
        assertThat(PART.integer("gone", 7, 0, 9)).isEqualTo(7);
        assertThat(PART.flag("gone", true)).isTrue();
        assertThat(PART.sizes("gone", List.of(8))).containsExactly(8);
        assertThat(PART.texts("gone")).isEmpty();
        assertThat(PART.section("gone").has("key")).isFalse();
    }

    @Test
    void wrongValuesAreNamedWithTheirPath() {
        refused(part -> part.text("gone"), "part.gone is missing");
        refused(part -> part.text("section"), "part.section is {\"key\":1}; it must be a text");
        refused(part -> part.number("text", 0, 0, 9), "part.text is \"a\"; it must be a number");
        refused(part -> part.number("number", 0, 0, 1), "part.number is 2.5; it must be a number");
        refused(part -> part.integer("number", 0, 0, 9), "must be a whole number from 0 to 9");
        refused(part -> part.integer("whole", 0, 0, 2), "part.whole is 3");
        refused(part -> part.flag("text", true), "it must be true or false");
        refused(part -> part.sizes("texts", List.of()), "must be a list of whole numbers");
        refused(part -> part.texts("text"), "it must be a list of texts");
        refused(part -> part.section("text"), "part.text is \"a\"");
        refused(part -> part.pairs("sizes"), "it must be a list of lists of pairs");
        refused(part -> part.section("section").text("gone"), "part.section.gone is missing");
        refused(
                part -> part.choice("text", "b", "c"),
                "part.text is a; this service supports b, c");
    }

    @Test
    void keyThatWasNeverAskedForIsRefused() {
        ManifestSection section = manifest("part: {known: 1, unknwon: 2}").section("part");
        section.integer("known", 0, 9);

        assertThatThrownBy(() -> section.noOtherKeys("decoder yolox"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("part.unknwon is not a key of decoder yolox; there are known");
    }

    private static void refused(Consumer<ManifestSection> read, String message) {
        assertThatThrownBy(() -> read.accept(PART))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message)
                .message()
                .doesNotContain("\n");
    }
}

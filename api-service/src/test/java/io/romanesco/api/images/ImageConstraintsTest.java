package io.romanesco.api.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.romanesco.api.support.Rows;
import io.romanesco.contract.Palette;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the database itself refuses, whatever the service sends. */
@QuarkusTest
class ImageConstraintsTest {

    private static final String INSERT =
            """
            insert into image (id, source, status, submitted_at, classified_at, category, label, rgb, ryb)
            values ('%s', '/constraints', 'CLASSIFIED', now(), now(), %s, %s, %s, %s)
            """;

    @BeforeEach
    void category() {
        Rows.run("insert into category values ('Carrot') on conflict do nothing");
    }

    private static UUID insert(String category, String label, String rgb, String ryb) {
        UUID id = UUID.randomUUID();
        Rows.run(INSERT.formatted(id, text(category), text(label), text(rgb), text(ryb)));
        return id;
    }

    private static String text(String value) {
        return value == null ? "null" : "'" + value + "'";
    }

    @ParameterizedTest
    @EnumSource(Palette.class)
    void everyColourOfThePaletteIsAccepted(Palette palette) {
        for (String color : palette.colors()) {
            UUID id =
                    switch (palette) {
                        case RGB -> insert("Carrot", null, color, "#FE2712");
                        case RYB -> insert("Carrot", null, "#FF0000", color);
                    };
            assertThat(Rows.count("select count(*) from image where id = '" + id + "'")).isOne();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "#FE2712, #FE2712, image_rgb_check",
        "#ff0000, #FE2712, image_rgb_check",
        "red, #FE2712, image_rgb_check",
        "#FF0000, #FF0000, image_ryb_check",
        "#FF0000, #fe2712, image_ryb_check",
        "#FF0000, orange, image_ryb_check",
    })
    void colourOfNoPaletteIsRefused(String rgb, String ryb, String constraint) {
        assertThatThrownBy(() -> insert("Carrot", null, rgb, ryb))
                .hasMessageContaining("\"" + constraint + "\"");
    }

    @ParameterizedTest
    @CsvSource({
        ", #FF0000, #FE2712",
        "Carrot, , #FE2712",
        "Carrot, #FF0000, ",
    })
    void classifiedRowWithoutCategoryOrColourIsRefused(String category, String rgb, String ryb) {
        assertThatThrownBy(() -> insert(category, null, rgb, ryb))
                .hasMessageContaining("violates check constraint");
    }

    @Test
    void analysedRowWithoutItsAnalysisIsRefused() {
        assertThatThrownBy(() ->
                        Rows.run(
                                "insert into image (id, source, status, submitted_at)"
                                        + " values (gen_random_uuid(), '/x', 'ANALYSED', now())"))
                .hasMessageContaining("\"image_analysis_check\"");
    }

    @Test
    void categoryOrLabelThatDoesNotExistIsRefused() {
        assertThatThrownBy(() -> insert("No_such_thing", null, "#FF0000", "#FE2712"))
                .hasMessageContaining("\"image_category_fkey\"");
        assertThatThrownBy(() -> insert("Carrot", "No_such_thing", "#FF0000", "#FE2712"))
                .hasMessageContaining("\"image_label_fkey\"");
    }

    @Test
    void resultOfAnImageThatDoesNotExistIsRefused() {
        assertThatThrownBy(() ->
                        Rows.run(
                                "insert into result (image_id, model, version, status, analysed_at)"
                                        + " values ('%s', 'm', '1', 'CLASSIFIED', now())"
                                                .formatted(UUID.randomUUID())))
                .hasMessageContaining("\"result_image_id_fkey\"");
    }
}

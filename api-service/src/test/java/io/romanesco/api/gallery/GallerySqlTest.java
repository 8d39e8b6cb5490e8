package io.romanesco.api.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import io.romanesco.api.catalog.Palette;
import io.romanesco.api.image.ImageStatus;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class GallerySqlTest {

    private static final GalleryFilter ANY =
            new GalleryFilter(null, null, null, null, null, null, null);

    @Test
    void everyFilterIsAParameterNeverText() {
        GalleryFilter filter =
                new GalleryFilter(
                        null, Palette.RYB, "#FC600A", ImageStatus.CLASSIFIED, "/x", "m", "Leek");

        GallerySql sql = GallerySql.from(filter, 0.5, 2000);

        assertThat(sql.text())
                .isEqualTo(
                        "select id from image where label = $1 and ryb = $2 and status = $3 and"
                                + " source = $4 and model = $5 and random_key >= $6"
                                + " order by random_key limit $7");
        assertThat(sql.parameters())
                .containsExactly("Leek", "#FC600A", "CLASSIFIED", "/x", "m", 0.5, 2000);
    }

    @Test
    void aPageReadsOneImageMoreThanItShows() {
        Cursor after = new Cursor(Instant.EPOCH, new UUID(0, 1));

        GallerySql sql = GallerySql.newest(new GalleryQuery(ANY, GalleryOrder.NEWEST, 20, after));

        assertThat(sql.text())
                .isEqualTo(
                        "select id, submitted_at from image where (submitted_at, id) < ($1, $2)"
                                + " order by submitted_at desc, id desc limit $3");
        assertThat(sql.parameters()).endsWith(new UUID(0, 1), 21);
    }

    @Test
    void withoutFiltersThereIsNoWhere() {
        GallerySql sql = GallerySql.newest(new GalleryQuery(ANY, GalleryOrder.NEWEST, 1, null));

        assertThat(sql.text()).doesNotContain("where");
    }

    @Test
    void aCategoryAndAnotherLabelHaveNothingInCommon() {
        GalleryFilter filter = new GalleryFilter("Leek", null, null, null, null, null, "Carrot");

        assertThat(GallerySql.upTo(filter, 0.5, 10).text()).contains("where false and");
    }
}

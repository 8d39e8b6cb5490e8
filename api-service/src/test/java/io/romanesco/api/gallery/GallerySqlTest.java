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

        GallerySql sql =
                GallerySql.sample(
                        new GalleryQuery(filter, GalleryOrder.RANDOM, 20, null), 0.5, 2000, "id");

        String where =
                "where label = $1 and ryb = $2 and status = $3 and source = $4 and model = $5 and";
        assertThat(sql.text())
                .contains(where + " random_key >= $6 order by random_key limit 2000")
                .contains(where + " random_key < $6 order by random_key limit 2000")
                .contains("order by turn limit 20");
        assertThat(sql.parameters())
                .containsExactly("Leek", "#FC600A", "CLASSIFIED", "/x", "m", 0.5);
    }

    @Test
    void aPageReadsOneImageMoreThanItShows() {
        Cursor after = new Cursor(Instant.EPOCH, new UUID(0, 1));

        GallerySql sql =
                GallerySql.newest(
                        new GalleryQuery(ANY, GalleryOrder.NEWEST, 20, after), "id, source");

        assertThat(sql.text())
                .startsWith("select id, source from image")
                .contains(
                        "select id from image where (submitted_at, id) < ($1, $2)"
                                + " order by submitted_at desc, id desc limit 21");
        assertThat(sql.parameters()).endsWith(new UUID(0, 1));
    }

    @Test
    void withoutFiltersThereIsNoWhere() {
        GallerySql sql =
                GallerySql.newest(new GalleryQuery(ANY, GalleryOrder.NEWEST, 1, null), "id");

        assertThat(sql.text()).doesNotContain("where");
    }

    @Test
    void aCategoryAndAnotherLabelHaveNothingInCommon() {
        GalleryFilter filter = new GalleryFilter("Leek", null, null, null, null, null, "Carrot");

        GallerySql sql =
                GallerySql.newest(new GalleryQuery(filter, GalleryOrder.NEWEST, 1, null), "id");

        assertThat(sql.text()).contains("where false");
    }
}

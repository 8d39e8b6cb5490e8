package io.romanesco.api.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.romanesco.api.images.ImageStatus;
import io.romanesco.api.models.Palette;
import java.time.Instant;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class GallerySqlTest {

    private static final GalleryFilter ANY =
            new GalleryFilter(null, null, null, null, null, null, null);

    @Test
    void whatSomebodyGaveIsAParameterAndWhatIsOursIsText() {
        GalleryFilter filter =
                new GalleryFilter(
                        null, Palette.RYB, "#FC600A", ImageStatus.CLASSIFIED, "/x", "m", "Leek");

        GallerySql sql =
                GallerySql.sample(
                        new GalleryQuery(filter, GalleryOrder.RANDOM, 20, null), 0.5, 2000, "id");

        String where =
                "where label = $1 and ryb = '#FC600A' and status = 'CLASSIFIED' and source = $2"
                        + " and model = $3 and";
        assertThat(sql.text())
                .contains(where + " random_key >= $4 order by random_key limit 2000")
                .contains(where + " random_key < $4 order by random_key limit 2000")
                .contains("order by turn limit 20");
        assertThat(sql.parameters()).containsExactly("Leek", "/x", "m", 0.5);
    }

    @Test
    void noTextButAColourOfThePaletteIsAColour() {
        GalleryFilter filter =
                new GalleryFilter(null, Palette.RGB, "' or ''='", null, null, null, null);

        assertThatThrownBy(() -> new GalleryConditions(filter))
                .isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void aPageReadsOneImageMoreThanItShows() {
        Cursor after = new Cursor(Instant.EPOCH, new UUID(0, 1));

        GallerySql sql =
                GallerySql.newest(
                        new GalleryQuery(ANY, GalleryOrder.NEWEST, 20, after), "id, source");

        assertThat(sql.text())
                .isEqualTo(
                        "select id, source from image where (submitted_at, id) < ($1, $2)"
                                + " order by submitted_at desc, id desc limit 21");
        assertThat(sql.parameters()).endsWith(new UUID(0, 1));
    }

    @Test
    void aFilterThatHasAnIndexIsReadStraightFromIt() {
        GalleryFilter carrots = new GalleryFilter("Carrot", null, null, null, null, null, null);
        GalleryFilter orange =
                new GalleryFilter("Carrot", Palette.RGB, "#FF8000", null, null, null, null);

        assertThat(newest(carrots)).startsWith("select source from image where shown_category");
        assertThat(newest(orange))
                .startsWith(
                        "select source from image where shown_category = $1 and rgb = $2 order by");
    }

    @Test
    void otherwiseTheIdsAreFoundFirst() {
        GalleryFilter anyOrange =
                new GalleryFilter(null, Palette.RGB, "#FF8000", null, null, null, null);
        GalleryFilter orange =
                new GalleryFilter(null, Palette.RGB, "#FF8000", null, "/uploads", null, null);
        GalleryFilter labelled =
                new GalleryFilter(null, Palette.RGB, "#FF8000", null, null, null, "Carrot");

        assertThat(newest(anyOrange)).contains("select id from image where rgb = '#FF8000' order");
        assertThat(newest(orange)).contains("select id from image where rgb = '#FF8000' and");
        assertThat(newest(labelled)).contains("select id from image where label = $1 and rgb");
    }

    @Test
    void theCursorIsAConditionOfTheIdsThatAreFoundFirst() {
        GalleryFilter filter =
                new GalleryFilter("Carrot", null, null, ImageStatus.CLASSIFIED, null, null, null);
        Cursor after = new Cursor(Instant.EPOCH, new UUID(0, 1));

        GallerySql sql =
                GallerySql.newest(new GalleryQuery(filter, GalleryOrder.NEWEST, 20, after), "id");

        assertThat(sql.text())
                .contains(
                        "select id from image where shown_category = $1 and status = 'CLASSIFIED'"
                                + " and (submitted_at, id) < ($2, $3) order by");
        assertThat(sql.parameters()).endsWith(new UUID(0, 1));
    }

    private static String newest(GalleryFilter filter) {
        GalleryQuery query = new GalleryQuery(filter, GalleryOrder.NEWEST, 20, null);
        return GallerySql.newest(query, "source").text();
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

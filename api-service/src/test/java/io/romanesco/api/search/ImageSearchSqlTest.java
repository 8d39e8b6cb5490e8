package io.romanesco.api.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.romanesco.api.images.ImageStatus;
import io.romanesco.contract.Palette;
import java.time.Instant;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ImageSearchSqlTest {

    private static final ImageQuery.Filter ANY =
            new ImageQuery.Filter(null, null, null, null, null, null, null, null);

    @Test
    void userValuesAreParametersAndFixedOnesAreInlined() {
        ImageQuery.Filter filter =
                new ImageQuery.Filter(
                        null,
                        Palette.RYB,
                        "#FC600A",
                        ImageStatus.CLASSIFIED,
                        "/x",
                        "m",
                        "Leek",
                        null);

        ImageSearchSql sql =
                ImageSearchSql.sample(
                        new ImageQuery(filter, ImageQuery.Order.RANDOM, 20, null), 0.5, 2000, "id");

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
    void textThatIsNoColourOfThePaletteIsNeverInlined() {
        ImageQuery.Filter filter =
                new ImageQuery.Filter(null, Palette.RGB, "' or ''='", null, null, null, null, null);

        assertThatThrownBy(() -> newest(filter)).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void pageReadsOneImageMoreThanItShows() {
        Cursor after = new Cursor(Instant.EPOCH, new UUID(0, 1));

        ImageSearchSql sql =
                ImageSearchSql.newest(
                        new ImageQuery(ANY, ImageQuery.Order.NEWEST, 20, after), "id, source");

        assertThat(sql.text())
                .isEqualTo(
                        "select id, source from image where (submitted_at, id) < ($1, $2)"
                                + " order by submitted_at desc, id desc limit 21");
        assertThat(sql.parameters()).endsWith(new UUID(0, 1));
    }

    @Test
    void filterWithAnOrderedIndexReadsRowsDirectly() {
        ImageQuery.Filter carrots =
                new ImageQuery.Filter("Carrot", null, null, null, null, null, null, null);
        ImageQuery.Filter orange =
                new ImageQuery.Filter(
                        "Carrot", Palette.RGB, "#FF8000", null, null, null, null, null);

        assertThat(newest(carrots)).startsWith("select source from image where shown_category");
        assertThat(newest(orange))
                .startsWith(
                        "select source from image where shown_category = $1 and rgb = $2 order by");
    }

    @Test
    void filterWithoutAnOrderedIndexFindsIdsFirst() {
        ImageQuery.Filter anyOrange =
                new ImageQuery.Filter(null, Palette.RGB, "#FF8000", null, null, null, null, null);
        ImageQuery.Filter orange =
                new ImageQuery.Filter(
                        null, Palette.RGB, "#FF8000", null, "/uploads", null, null, null);
        ImageQuery.Filter labelled =
                new ImageQuery.Filter(
                        null, Palette.RGB, "#FF8000", null, null, null, "Carrot", null);

        assertThat(newest(anyOrange)).contains("select id from image where rgb = '#FF8000' order");
        assertThat(newest(orange)).contains("select id from image where rgb = '#FF8000' and");
        assertThat(newest(labelled)).contains("select id from image where label = $1 and rgb");
    }

    @Test
    void cursorWhereIdsAreFoundFirstLimitsTheIds() {
        ImageQuery.Filter filter =
                new ImageQuery.Filter(
                        "Carrot", null, null, ImageStatus.CLASSIFIED, null, null, null, null);
        Cursor after = new Cursor(Instant.EPOCH, new UUID(0, 1));

        ImageSearchSql sql =
                ImageSearchSql.newest(
                        new ImageQuery(filter, ImageQuery.Order.NEWEST, 20, after), "id");

        assertThat(sql.text())
                .contains(
                        "select id from image where shown_category = $1 and status = 'CLASSIFIED'"
                                + " and (submitted_at, id) < ($2, $3) order by");
        assertThat(sql.parameters()).endsWith(new UUID(0, 1));
    }

    private static String newest(ImageQuery.Filter filter) {
        ImageQuery query = new ImageQuery(filter, ImageQuery.Order.NEWEST, 20, null);
        return ImageSearchSql.newest(query, "source").text();
    }

    @Test
    void queryWithoutFiltersHasNoWhereClause() {
        ImageSearchSql sql =
                ImageSearchSql.newest(new ImageQuery(ANY, ImageQuery.Order.NEWEST, 1, null), "id");

        assertThat(sql.text()).doesNotContain("where");
    }

    @Test
    void objectsAloneAreFoundInTheirOwnTable() {
        ImageQuery.Filter carrots = withObjects(null);
        Cursor after = new Cursor(Instant.EPOCH, new UUID(0, 1));

        ImageSearchSql page =
                ImageSearchSql.newest(
                        new ImageQuery(carrots, ImageQuery.Order.NEWEST, 20, after), "source");
        ImageSearchSql sample =
                ImageSearchSql.sample(
                        new ImageQuery(carrots, ImageQuery.Order.RANDOM, 20, null),
                        0.5,
                        2000,
                        "id");

        assertThat(page.text())
                .contains("from object where category = $1 and n = $2")
                .contains("(submitted_at, image_id) < ($3, $4)")
                .contains("limit 21");
        assertThat(page.parameters()).startsWith("Carrot", 3).endsWith(new UUID(0, 1));
        assertThat(sample.text()).contains("random_key >= $3").contains("limit 2000");
        assertThat(sample.parameters()).containsExactly("Carrot", 3, 0.5);
    }

    @Test
    void otherFiltersAreConditionsOnTheObjects() {
        ImageQuery.Filter filter =
                new ImageQuery.Filter(
                        "Leek",
                        Palette.RGB,
                        "#FF8000",
                        ImageStatus.ANALYSED,
                        "/uploads",
                        "m",
                        null,
                        new ImageQuery.ObjectCount("Carrot", 3));

        ImageSearchSql sql =
                ImageSearchSql.newest(
                        new ImageQuery(filter, ImageQuery.Order.NEWEST, 20, null), "source");

        assertThat(sql.text())
                .contains(
                        "from object where category = $1 and n = $2 and shown_category = $3 and rgb"
                                + " = $4 and status = 'ANALYSED' and source = $5 and image_model ="
                                + " $6");
        assertThat(sql.parameters())
                .containsExactly("Carrot", 3, "Leek", "#FF8000", "/uploads", "m");
    }

    @Test
    void sampleWithObjectsAndAnotherFilterReadsBothPartsOfTheCircle() {
        ImageSearchSql sample =
                ImageSearchSql.sample(
                        new ImageQuery(withObjects("/uploads"), ImageQuery.Order.RANDOM, 20, null),
                        0.5,
                        2000,
                        "id");

        assertThat(sample.text())
                .contains("n = $2 and source = $3 and random_key >= $4 order")
                .contains("n = $2 and source = $3 and random_key < $4 order");
        assertThat(sample.parameters()).containsExactly("Carrot", 3, "/uploads", 0.5);
    }

    @Test
    void imagesInTheOrderOfTheirIdsHaveObjectsAsACondition() {
        ImageSearchSql sql =
                ImageSearchSql.ids(withObjects("/uploads"), Instant.EPOCH, new UUID(0, 1), 50);

        assertThat(sql.text())
                .contains(
                        "where source = $1 and exists (select from object where category = $2 and"
                                + " n = $3 and object.submitted_at = image.submitted_at"
                                + " and image_id = image.id)")
                .contains("object_key is not null")
                .endsWith("id > $5 order by id limit 50");
    }

    private static ImageQuery.Filter withObjects(String source) {
        return new ImageQuery.Filter(
                null,
                null,
                null,
                null,
                source,
                null,
                null,
                new ImageQuery.ObjectCount("Carrot", 3));
    }

    @Test
    void categoryWithAnotherLabelMatchesNothing() {
        ImageQuery.Filter filter =
                new ImageQuery.Filter("Leek", null, null, null, null, null, "Carrot", null);

        ImageSearchSql sql =
                ImageSearchSql.newest(
                        new ImageQuery(filter, ImageQuery.Order.NEWEST, 1, null), "id");

        assertThat(sql.text()).contains("where false");
    }
}

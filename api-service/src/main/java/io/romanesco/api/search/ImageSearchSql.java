package io.romanesco.api.search;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/**
 * A statement that finds images: its text with numbered parameters, and their values.
 *
 * <p>User values are always bind parameters. Row limits, the status, and a colour without a
 * category are inlined, so that PostgreSQL plans for that value: it keeps one plan of a statement
 * for all its parameters, and the plan for a frequent status or colour scans the whole table for
 * one that no image has. Both come from fixed sets.
 */
record ImageSearchSql(String text, List<Object> parameters) {

    /** For filters for which one index has the wanted rows in their order. */
    private static final String IN_INDEX_ORDER =
            "select %s from image%s order by submitted_at desc, id desc limit %d";

    /**
     * For the other filters. The inner statement searches in an index alone; the outer one then
     * reads only the rows that were found.
     */
    private static final String IDS_FIRST =
            """
            select %s from image join (
                select id from image%s order by submitted_at desc, id desc limit %d
            ) as found using (id)
            order by submitted_at desc, id desc
            """;

    /** The second half of the union is read only as far as the first has too few rows. */
    private static final String SAMPLE =
            """
            select %s from image join (
                select id, random() as turn from (
                    select id from (
                        (select id from image%s order by random_key limit %d)
                        union all
                        (select id from image%s order by random_key limit %3$d)
                    ) as circle limit %3$d
                ) as following order by turn limit %d
            ) as drawn using (id) order by turn
            """;

    /**
     * The images that follow the cursor, latest submission first (keyset paging); one more than the
     * limit, which shows whether there is a next page.
     *
     * @param columns what to select from {@code image}
     */
    static ImageSearchSql newest(ImageQuery query, String columns) {
        if (query.filter().object() != null) {
            return ObjectSearchSql.newest(query, columns);
        }
        SearchConditions where = SearchConditions.onImages(query.filter());
        if (query.cursor() != null) {
            where.and(
                    "(submitted_at, id) < (%s, %s)",
                    query.cursor().submittedAt().atOffset(ZoneOffset.UTC), query.cursor().id());
        }
        String text = query.filter().hasOrderedIndex() ? IN_INDEX_ORDER : IDS_FIRST;
        return where.statement(text.formatted(columns, where.clause(), query.limit() + 1));
    }

    /**
     * A random sample in random order. The random keys form a circle: the sample is drawn from the
     * images that follow a place on it, and goes on at the start when the circle ends.
     *
     * @param place from 0 to 1
     * @param window how many images it is drawn from
     * @param columns what to select from {@code image}
     */
    static ImageSearchSql sample(ImageQuery query, double place, int window, String columns) {
        if (query.filter().object() != null) {
            return ObjectSearchSql.sample(query, place, window, columns);
        }
        SearchConditions tail =
                SearchConditions.onImages(query.filter()).and("random_key >= %s", place);
        // The same parameters in the same order; only the comparison differs.
        SearchConditions head =
                SearchConditions.onImages(query.filter()).and("random_key < %s", place);
        return tail.statement(
                SAMPLE.formatted(columns, tail.clause(), window, head.clause(), query.limit()));
    }

    /**
     * The ids of archived images in their order, after a given one (keyset paging).
     *
     * @param after null: from the start
     */
    static ImageSearchSql ids(
            ImageQuery.Filter filter, Instant submittedUntil, UUID after, int limit) {
        SearchConditions where = archived(filter, submittedUntil);
        if (after != null) {
            where.and("id > %s", after);
        }
        return where.statement(
                "select id from image%s order by id limit %d".formatted(where.clause(), limit));
    }

    /** The number of archived images. */
    static ImageSearchSql count(ImageQuery.Filter filter, Instant submittedUntil) {
        SearchConditions where = archived(filter, submittedUntil);
        return where.statement("select count(*) from image" + where.clause());
    }

    private static SearchConditions archived(ImageQuery.Filter filter, Instant submittedUntil) {
        return SearchConditions.onImages(filter)
                .and("object_key is not null")
                .and("submitted_at <= %s", submittedUntil.atOffset(ZoneOffset.UTC));
    }
}

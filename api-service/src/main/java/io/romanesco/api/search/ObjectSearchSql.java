package io.romanesco.api.search;

import java.time.ZoneOffset;

/**
 * Statements for images in which objects are asked for, alone or with other filters. An image has
 * at least n objects of a category if a row of the table {@code object} has that category and n, so
 * an index of that table has the images in both orders. It also has what the other filters compare,
 * so that the table is not read. Several models may have found them: {@code distinct} leaves one
 * row of an image, in the order of the index.
 */
final class ObjectSearchSql {

    private static final String NEWEST =
            """
            select %s from image join (
                select image_id as id from (
                    select distinct submitted_at, image_id from object%s
                    order by submitted_at desc, image_id desc limit %d
                ) as latest
            ) as found using (id)
            order by submitted_at desc, id desc
            """;

    /** As {@link ImageSearchSql#sample}. */
    private static final String SAMPLE =
            """
            select %s from image join (
                select image_id as id, random() as turn from (
                    select image_id from (
                        (select distinct random_key, image_id from object%s order by random_key, image_id limit %d)
                        union all
                        (select distinct random_key, image_id from object%s order by random_key, image_id limit %3$d)
                    ) as circle limit %3$d
                ) as following order by turn limit %d
            ) as drawn using (id) order by turn
            """;

    private ObjectSearchSql() {}

    static ImageSearchSql newest(ImageQuery query, String columns) {
        SearchConditions where = SearchConditions.onObjects(query.filter());
        if (query.cursor() != null) {
            where.and(
                    "(submitted_at, image_id) < (%s, %s)",
                    query.cursor().submittedAt().atOffset(ZoneOffset.UTC), query.cursor().id());
        }
        return where.statement(NEWEST.formatted(columns, where.clause(), query.limit() + 1));
    }

    static ImageSearchSql sample(ImageQuery query, double place, int window, String columns) {
        SearchConditions tail =
                SearchConditions.onObjects(query.filter()).and("random_key >= %s", place);
        // The same parameters in the same order; only the comparison differs.
        SearchConditions head =
                SearchConditions.onObjects(query.filter()).and("random_key < %s", place);
        return tail.statement(
                SAMPLE.formatted(columns, tail.clause(), window, head.clause(), query.limit()));
    }
}

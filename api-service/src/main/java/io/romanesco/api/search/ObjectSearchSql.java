package io.romanesco.api.search;

import io.romanesco.api.search.ImageQuery.ObjectCount;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Statements for images of which nothing but objects is asked for. An image has at least n objects
 * of a category if a row of the table {@code object} has that category and n, so an index of that
 * table has the images in both orders. Several models may have found them: {@code distinct} leaves
 * one row of an image, in the order of the index.
 */
final class ObjectSearchSql {

    private static final String NEWEST =
            """
            select %s from image join (
                select image_id as id from (
                    select distinct submitted_at, image_id from object where category = $1 and n = $2%s
                    order by submitted_at desc, image_id desc limit %d
                ) as latest
            ) as found using (id)
            order by submitted_at desc, id desc
            """;

    private static final String CURSOR = " and (submitted_at, image_id) < ($3, $4)";

    /** As {@link ImageSearchSql#sample}. */
    private static final String SAMPLE =
            """
            select %s from image join (
                select image_id as id, random() as turn from (
                    select image_id from (
                        (select distinct random_key, image_id from object
                         where category = $1 and n = $2 and random_key >= $3
                         order by random_key, image_id limit %d)
                        union all
                        (select distinct random_key, image_id from object
                         where category = $1 and n = $2 and random_key < $3
                         order by random_key, image_id limit %2$d)
                    ) as circle limit %2$d
                ) as following order by turn limit %d
            ) as drawn using (id) order by turn
            """;

    private ObjectSearchSql() {}

    static ImageSearchSql newest(ImageQuery query, String columns) {
        List<Object> parameters = parameters(query.filter().object());
        String cursor = "";
        if (query.cursor() != null) {
            cursor = CURSOR;
            parameters.add(query.cursor().submittedAt().atOffset(ZoneOffset.UTC));
            parameters.add(query.cursor().id());
        }
        return new ImageSearchSql(NEWEST.formatted(columns, cursor, query.limit() + 1), parameters);
    }

    static ImageSearchSql sample(ImageQuery query, double place, int window, String columns) {
        List<Object> parameters = parameters(query.filter().object());
        parameters.add(place);
        return new ImageSearchSql(SAMPLE.formatted(columns, window, query.limit()), parameters);
    }

    private static List<Object> parameters(ObjectCount object) {
        List<Object> parameters = new ArrayList<>();
        parameters.add(object.category());
        parameters.add(object.atLeast());
        return parameters;
    }
}

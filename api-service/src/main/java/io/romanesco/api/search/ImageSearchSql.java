package io.romanesco.api.search;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
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
        if (query.filter().hasOnlyObject()) {
            return ObjectSearchSql.newest(query, columns);
        }
        Conditions where = new Conditions(query.filter(), "submitted_at");
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
        if (query.filter().hasOnlyObject()) {
            return ObjectSearchSql.sample(query, place, window, columns);
        }
        Conditions tail = onCircle(query.filter(), ">=", place);
        // The same parameters in the same order; only the comparison differs.
        Conditions head = onCircle(query.filter(), "<", place);
        return tail.statement(
                SAMPLE.formatted(columns, tail.clause(), window, head.clause(), query.limit()));
    }

    /** Objects are bounded, too: PostgreSQL would read their index from the circle's start. */
    private static Conditions onCircle(ImageQuery.Filter filter, String comparison, double place) {
        String bound = "random_key " + comparison + " %s";
        return new Conditions(filter, "random_key", " and object." + bound, place)
                .and(bound, place);
    }

    /**
     * The ids of archived images in their order, after a given one (keyset paging).
     *
     * @param after null: from the start
     */
    static ImageSearchSql ids(
            ImageQuery.Filter filter, Instant submittedUntil, UUID after, int limit) {
        Conditions where = archived(filter, submittedUntil);
        if (after != null) {
            where.and("id > %s", after);
        }
        return where.statement(
                "select id from image%s order by id limit %d".formatted(where.clause(), limit));
    }

    /** The number of archived images. */
    static ImageSearchSql count(ImageQuery.Filter filter, Instant submittedUntil) {
        Conditions where = archived(filter, submittedUntil);
        return where.statement("select count(*) from image" + where.clause());
    }

    private static Conditions archived(ImageQuery.Filter filter, Instant submittedUntil) {
        Conditions where = new Conditions(filter, "submitted_at");
        where.conditions.add("object_key is not null");
        return where.and("submitted_at <= %s", submittedUntil.atOffset(ZoneOffset.UTC));
    }

    /** The conditions of a where clause and their parameters. */
    private static final class Conditions {

        private final List<String> conditions = new ArrayList<>();
        private final List<Object> parameters = new ArrayList<>();

        /**
         * @param order the column that the images are read in the order of. A row of {@code object}
         *     repeats it: with it, the index of that order answers for objects without their table
         */
        Conditions(ImageQuery.Filter filter, String order) {
            this(filter, order, "");
        }

        /**
         * @param bound a further condition for the objects' rows, with %s for each of its values
         */
        Conditions(ImageQuery.Filter filter, String order, String bound, Object... values) {
            category(filter.category(), filter.label());
            if (filter.color() != null) {
                color(filter);
            }
            if (filter.status() != null) {
                equalInlined("status", filter.status().name());
            }
            equal("source", filter.source());
            equal("model", filter.model());
            if (filter.object() != null) {
                String matches =
                        "exists (select from object where category = %%s and n = %%s"
                                + " and object.%1$s = image.%1$s and image_id = image.id";
                List<Object> all = new ArrayList<>();
                all.add(filter.object().category());
                all.add(filter.object().atLeast());
                all.addAll(List.of(values));
                and(matches.formatted(order) + bound + ")", all.toArray());
            }
        }

        /** A labelled image is shown under its label, so a category and another label exclude. */
        private void category(String category, String label) {
            if (label == null) {
                equal("shown_category", category);
            } else if (category == null || category.equals(label)) {
                equal("label", label);
            } else {
                and("false");
            }
        }

        private void color(ImageQuery.Filter filter) {
            String column =
                    switch (filter.palette()) {
                        case RGB -> "rgb";
                        case RYB -> "ryb";
                    };
            // Looked up again: nothing but a colour of the palette may be inlined.
            String color = filter.palette().color(filter.color()).orElseThrow();
            if (filter.category() == null) {
                equalInlined(column, color);
            } else {
                equal(column, color);
            }
        }

        private void equalInlined(String column, String value) {
            conditions.add("%s = '%s'".formatted(column, value));
        }

        private void equal(String column, String value) {
            if (value != null) {
                and(column + " = %s", value);
            }
        }

        /**
         * @param condition with %s for each of the values
         */
        Conditions and(String condition, Object... values) {
            Object[] names = new Object[values.length];
            for (int i = 0; i < values.length; i++) {
                parameters.add(values[i]);
                names[i] = "$" + parameters.size();
            }
            conditions.add(condition.formatted(names));
            return this;
        }

        /** The where clause with a space before it, or nothing. */
        String clause() {
            return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        }

        /** A statement that contains {@link #clause()}. */
        ImageSearchSql statement(String text) {
            return new ImageSearchSql(text, parameters);
        }
    }
}

package io.romanesco.api.gallery;

import io.romanesco.api.catalog.Palette;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * The gallery's statements: text with numbered parameters, and the parameters. Each finds the ids
 * first, so that an index alone can answer that, and then reads these rows. Numbers that say how
 * many rows are wanted stand in the text: PostgreSQL keeps the plan of a statement for all its
 * parameters, and could not plan for few rows without knowing that they are few.
 */
record GallerySql(String text, List<Object> parameters) {

    /**
     * The next images in order of their submission, latest first; one more than the limit, to see
     * if there is a next page.
     *
     * @param columns what to read of {@code image}
     */
    static GallerySql newest(GalleryQuery query, String columns) {
        Builder where = new Builder(query.filter());
        if (query.cursor() != null) {
            where.and(
                    "(submitted_at, id) < (%s, %s)",
                    query.cursor().submittedAt().atOffset(ZoneOffset.UTC), query.cursor().id());
        }
        String text =
                """
                select %s from image join (
                    select id from image%s order by submitted_at desc, id desc limit %d
                ) as found using (id)
                order by submitted_at desc, id desc
                """;
        return where.statement(text.formatted(columns, where.text(), query.limit() + 1));
    }

    /**
     * A random sample in random order: drawn from the images that follow a place on the circle of
     * random keys, as many as the window takes; at the end of the circle it goes on at its start.
     *
     * @param columns what to read of {@code image}
     */
    static GallerySql sample(GalleryQuery query, double place, int window, String columns) {
        Builder tail = new Builder(query.filter()).and("random_key >= %s", place);
        // The same parameters in the same order: only the comparison differs.
        Builder head = new Builder(query.filter()).and("random_key < %s", place);
        // The second part is read only as far as the first has too few.
        String text =
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
        return tail.statement(
                text.formatted(columns, tail.text(), window, head.text(), query.limit()));
    }

    private static final class Builder {

        private final List<String> conditions = new ArrayList<>();
        private final List<Object> parameters = new ArrayList<>();

        Builder(GalleryFilter filter) {
            category(filter.category(), filter.label());
            if (filter.palette() != null && filter.color() != null) {
                is(filter.palette() == Palette.RGB ? "rgb" : "ryb", filter.color());
            }
            is("status", filter.status() == null ? null : filter.status().name());
            is("source", filter.source());
            is("model", filter.model());
        }

        /**
         * An image with a label is shown under it, so that two different ones have nothing in
         * common.
         */
        private void category(String category, String label) {
            if (label == null) {
                is("shown_category", category);
            } else if (category == null || category.equals(label)) {
                is("label", label);
            } else {
                and("false");
            }
        }

        private void is(String column, String value) {
            if (value != null) {
                and(column + " = %s", value);
            }
        }

        Builder and(String condition, Object... values) {
            conditions.add(condition.formatted(numbered(values)));
            return this;
        }

        String text() {
            return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        }

        GallerySql statement(String text) {
            return new GallerySql(text, parameters);
        }

        private Object[] numbered(Object... values) {
            Object[] names = new Object[values.length];
            for (int i = 0; i < values.length; i++) {
                parameters.add(values[i]);
                names[i] = "$" + parameters.size();
            }
            return names;
        }
    }
}

package io.romanesco.api.gallery;

import io.romanesco.api.catalog.Palette;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * The gallery's statements: text with numbered parameters, and the parameters. They read ids only,
 * so that an index alone can answer them.
 */
record GallerySql(String text, List<Object> parameters) {

    /**
     * The next images in order of their submission, latest first; one more than the limit, to see
     * if there is a next page.
     */
    static GallerySql newest(GalleryQuery query) {
        Builder where = new Builder(query.filter());
        if (query.cursor() != null) {
            where.and(
                    "(submitted_at, id) < (%s, %s)",
                    query.cursor().submittedAt().atOffset(ZoneOffset.UTC), query.cursor().id());
        }
        return where.statement(
                "select id, submitted_at from image%s order by submitted_at desc, id desc limit %s",
                query.limit() + 1);
    }

    /** The images that follow a place on the circle of random keys. */
    static GallerySql from(GalleryFilter filter, double place, int limit) {
        return new Builder(filter)
                .and("random_key >= %s", place)
                .statement("select id from image%s order by random_key limit %s", limit);
    }

    /** The images from the circle's start up to that place. */
    static GallerySql upTo(GalleryFilter filter, double place, int limit) {
        return new Builder(filter)
                .and("random_key < %s", place)
                .statement("select id from image%s order by random_key limit %s", limit);
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

        GallerySql statement(String template, int limit) {
            String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
            Object[] last = numbered(limit);
            return new GallerySql(template.formatted(where, last[0]), parameters);
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

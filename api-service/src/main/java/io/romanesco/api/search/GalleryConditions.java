package io.romanesco.api.search;

import java.util.ArrayList;
import java.util.List;

/**
 * The conditions of a gallery's statement and their parameters. What somebody gave is a parameter,
 * never text. A status, and a colour of any category, is one of a few that are ours, frequent or
 * rare, and no index has all of them in order: these stand in the text, so that PostgreSQL plans
 * for that one and then keeps the plan. It would else plan each time, or keep one for all that
 * reads the whole table for one that no image has.
 */
final class GalleryConditions {

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> parameters = new ArrayList<>();

    GalleryConditions(GalleryFilter filter) {
        category(filter.category(), filter.label());
        if (filter.color() != null) {
            color(filter);
        }
        if (filter.status() != null) {
            isOurs("status", filter.status().name());
        }
        is("source", filter.source());
        is("model", filter.model());
    }

    /** An image with a label is shown under it, so that two different ones share nothing. */
    private void category(String category, String label) {
        if (label == null) {
            is("shown_category", category);
        } else if (category == null || category.equals(label)) {
            is("label", label);
        } else {
            and("false");
        }
    }

    private void color(GalleryFilter filter) {
        String column =
                switch (filter.palette()) {
                    case RGB -> "rgb";
                    case RYB -> "ryb";
                };
        String color = filter.palette().color(filter.color()).orElseThrow();
        if (filter.category() == null) {
            isOurs(column, color);
        } else {
            is(column, color);
        }
    }

    private void isOurs(String column, String value) {
        conditions.add("%s = '%s'".formatted(column, value));
    }

    private void is(String column, String value) {
        if (value != null) {
            and(column + " = %s", value);
        }
    }

    /**
     * Adds a condition.
     *
     * @param condition with %s for each of the values
     */
    GalleryConditions and(String condition, Object... values) {
        conditions.add(condition.formatted(numbered(values)));
        return this;
    }

    private Object[] numbered(Object... values) {
        Object[] names = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            parameters.add(values[i]);
            names[i] = "$" + parameters.size();
        }
        return names;
    }

    /** The where clause with a space before it, or nothing. */
    String text() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    /** A statement that contains {@link #text()}. */
    GallerySql statement(String text) {
        return new GallerySql(text, parameters);
    }
}

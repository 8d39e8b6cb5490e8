package io.romanesco.api.search;

import java.util.ArrayList;
import java.util.List;

/**
 * The conditions of a where clause and their parameters, either on {@code image} or on {@code
 * object}, whose rows repeat the columns that images are filtered by.
 */
final class SearchConditions {

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> parameters = new ArrayList<>();

    private SearchConditions() {}

    /** On {@code image}. */
    static SearchConditions onImages(ImageQuery.Filter filter) {
        SearchConditions where = new SearchConditions();
        where.filter(filter, "model");
        if (filter.object() != null) {
            where.and(
                    "exists (select from object where category = %s and n = %s and"
                            + " object.submitted_at = image.submitted_at and image_id = image.id)",
                    filter.object().category(), filter.object().atLeast());
        }
        return where;
    }

    /** On {@code object}; the filter has an object. */
    static SearchConditions onObjects(ImageQuery.Filter filter) {
        SearchConditions where = new SearchConditions();
        where.equal("category", filter.object().category());
        where.and("n = %s", filter.object().atLeast());
        where.filter(filter, "image_model");
        return where;
    }

    /**
     * @param model the column of the model that gave the image's current result
     */
    private void filter(ImageQuery.Filter filter, String model) {
        category(filter.category(), filter.label());
        if (filter.color() != null) {
            color(filter);
        }
        if (filter.status() != null) {
            equalInlined("status", filter.status().name());
        }
        equal("source", filter.source());
        equal(model, filter.model());
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
    SearchConditions and(String condition, Object... values) {
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

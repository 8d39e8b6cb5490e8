package io.romanesco.api.search;

import io.romanesco.api.images.ImageStatus;
import io.romanesco.contract.Palette;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A checked query for images.
 *
 * @param limit the most images wanted, 1 to 100
 * @param cursor where the page begins; null for the first page and for a sample
 */
record ImageQuery(Filter filter, Order order, int limit, Cursor cursor) {

    /**
     * Objects that a primary result has found in the image.
     *
     * @param category what they are
     * @param atLeast how many at least, 1 to {@link #MAX}
     */
    record ObjectCount(String category, int atLeast) {

        /** The table {@code object} counts no further. */
        static final int MAX = 1000;
    }

    /** The order of the images. */
    enum Order {
        /** Latest submission first. */
        NEWEST,
        /** A uniform random sample. */
        RANDOM
    }

    /**
     * Which images are wanted; null means any.
     *
     * @param category the label where there is one, else the prediction
     * @param color one of the palette's colours, as {@code #RRGGBB}; it has a palette
     * @param object what a model must have found
     */
    record Filter(
            String category,
            Palette palette,
            String color,
            ImageStatus status,
            String source,
            String model,
            String label,
            ObjectCount object) {

        /**
         * Whether one index has the wanted rows in their order: for no condition, for one that is
         * not a colour, and for a colour together with a category.
         */
        boolean hasOrderedIndex() {
            long conditions = conditions();
            return object == null
                    && (color == null ? conditions < 2 : conditions == 2 && category != null);
        }

        private long conditions() {
            return Stream.of(category, color, status, source, model, label)
                    .filter(Objects::nonNull)
                    .count();
        }
    }
}

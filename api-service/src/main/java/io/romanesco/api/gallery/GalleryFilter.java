package io.romanesco.api.gallery;

import io.romanesco.api.catalog.Palette;
import io.romanesco.api.image.ImageStatus;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Which images are wanted; null means any. A colour is one of the palette's, as {@code #RRGGBB}.
 */
public record GalleryFilter(
        String category,
        Palette palette,
        String color,
        ImageStatus status,
        String source,
        String model,
        String label) {

    /**
     * Whether one index of the table leads to what is wanted, so that hardly any row is read in
     * vain: it is a single condition, or a category and a colour, which have an index together.
     */
    boolean hasItsIndex() {
        long conditions =
                Stream.of(category, color, status, source, model, label)
                        .filter(Objects::nonNull)
                        .count();
        return conditions < 2 || conditions == 2 && category != null && color != null;
    }
}

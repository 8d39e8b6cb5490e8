package io.romanesco.api.search;

import io.romanesco.api.images.ImageStatus;
import io.romanesco.api.models.Palette;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Which images are wanted; null means any. A colour is one of the palette's, as {@code #RRGGBB},
 * and has a palette.
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
     * Whether one index of the table leads to what is wanted, in order: it is a single condition
     * other than a colour, or a colour and its category, which have one together.
     */
    boolean hasItsIndex() {
        long conditions =
                Stream.of(category, color, status, source, model, label)
                        .filter(Objects::nonNull)
                        .count();
        return color == null ? conditions < 2 : conditions == 2 && category != null;
    }
}

package io.romanesco.api.gallery;

import io.romanesco.api.catalog.Palette;
import io.romanesco.api.image.ImageStatus;

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
        String label) {}

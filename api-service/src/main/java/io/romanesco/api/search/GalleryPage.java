package io.romanesco.api.search;

import io.romanesco.api.images.Image;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Describes a page of images, which {@link PageWriter} writes; {@code next} is the cursor of the
 * page after it, absent on the last.
 */
@Schema(requiredProperties = {"items"})
public record GalleryPage(
        List<Image> items,
        @Schema(description = "Cursor of the next page; absent on the last.") String next) {}

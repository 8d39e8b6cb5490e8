package io.romanesco.api.gallery;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.romanesco.api.image.Image;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A page of images; {@code next} is the cursor of the page after it, absent on the last. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(requiredProperties = {"items"})
public record GalleryPage(
        List<Image> items,
        @Schema(description = "Cursor of the next page; absent on the last.") String next) {}

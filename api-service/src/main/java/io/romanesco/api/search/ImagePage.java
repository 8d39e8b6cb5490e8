package io.romanesco.api.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.romanesco.api.images.Image;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A page of images, or a random sample, which has no next page. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "GalleryPage",
        requiredProperties = {"items"})
public record ImagePage(
        List<Image> items,
        @Schema(description = "Cursor of the next page; absent on the last.") String next) {}

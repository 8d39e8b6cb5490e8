package io.romanesco.api.reclassifications;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a job would change: a page of images, and how often which change occurs. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "ReclassificationChanges",
        requiredProperties = {"counts", "items"})
public record Changes(
        @Schema(
                        description =
                                "The most frequent changes, at most 200, of the first 100,000"
                                        + " images that change.")
                List<Count> counts,
        List<Item> items,
        @Schema(description = "Cursor of the next page; absent on the last.") String next) {

    /** How many images change from one to the other; an image that showed nothing has no before. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "ChangeCount",
            requiredProperties = {"after", "count"})
    public record Count(
            @Schema(examples = "Carrot") String before,
            @Schema(examples = "Tomato") String after,
            long count) {}

    /** An image that changes. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "ChangedImage",
            requiredProperties = {"image", "content", "after"})
    public record Item(
            @Schema(description = "The image's id.") UUID image,
            String content,
            String label,
            String before,
            String after) {}
}

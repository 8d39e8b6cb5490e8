package io.romanesco.api.reclassifications;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A page of images without a result. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ReclassificationFailures", requiredProperties = "items")
public record Failures(
        List<Item> items,
        @Schema(description = "Cursor of the next page; absent on the last.") String next) {

    /** An image without a result. */
    @Schema(
            name = "FailedImage",
            requiredProperties = {"image", "reason"})
    public record Item(
            @Schema(description = "The image's id.") UUID image,
            @Schema(examples = "the original is not in the archive") String reason) {}
}

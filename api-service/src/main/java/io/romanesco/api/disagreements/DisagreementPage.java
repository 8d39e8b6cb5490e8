package io.romanesco.api.disagreements;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.romanesco.api.disagreements.Disagreement.Difference;
import io.romanesco.api.results.StoredResult;
import io.romanesco.contract.Classification;
import io.romanesco.contract.DetectedObject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A page of images about which two models disagree. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(requiredProperties = {"items"})
public record DisagreementPage(
        List<Item> items,
        @Schema(description = "Cursor of the next page; absent on the last.") String next) {

    /**
     * An image and how two results differ in one way.
     *
     * @param image the image's id
     * @param label null where nobody gave one
     * @param a the result that shows, or another primary one
     * @param b the other one
     * @param detail the differences in one line
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "DisagreementItem",
            requiredProperties = {
                "image",
                "content",
                "task",
                "kind",
                "a",
                "b",
                "detail",
                "differences",
                "foundAt"
            })
    public record Item(
            UUID image,
            String content,
            String label,
            @Schema(examples = "detection") String task,
            @Schema(
                            implementation = String.class,
                            enumeration = {"category", "missed", "extra", "iou"})
                    Disagreement.Kind kind,
            Side a,
            Side b,
            @Schema(examples = "carrot 0.91, other dog 0.55, overlap 0.62") String detail,
            List<Difference> differences,
            Instant foundAt) {}

    /**
     * What a model said, in short.
     *
     * @param category the best one; null for other tasks than classification
     * @param score of the category, 0 to 1
     * @param objects without masks; null for other tasks
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "DisagreementSide",
            requiredProperties = {"model", "version"})
    public record Side(
            String model,
            String version,
            String category,
            Double score,
            List<DetectedObject> objects) {

        static Side of(StoredResult result) {
            Classification classification = result.classification();
            return new Side(
                    result.model(),
                    result.version(),
                    classification == null ? null : classification.category(),
                    classification == null ? null : classification.score(),
                    result.objects());
        }
    }
}

package io.romanesco.api.results;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.romanesco.contract.Classification;
import io.romanesco.contract.DetectedObject;
import io.romanesco.contract.DominantColors;
import io.romanesco.contract.Rejection;
import io.romanesco.contract.Role;
import io.romanesco.contract.SemanticMap;
import io.romanesco.contract.Timings;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The latest result of one version of a model for one image, as the API shows it.
 *
 * @param main whether the model is the one whose primary results the image shows
 * @param status {@code CLASSIFIED}, {@code ANNOTATED} or {@code REJECTED}
 * @param classification null unless CLASSIFIED
 * @param objects null unless ANNOTATED; empty where the model found none
 * @param semantic null unless ANNOTATED by semantic segmentation
 * @param colors null where the worker did not tell; a classification has its own
 * @param rejection null unless REJECTED
 * @param masksLeftOut whether the model gave masks that were not read: objects have boxes only,
 *     areas shares
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Result",
        requiredProperties = {"model", "version", "task", "role", "main", "status", "analysedAt"})
public record StoredResult(
        @JsonIgnore UUID imageId,
        @Schema(examples = "coco-objects") String model,
        @Schema(examples = "1.0.0") String version,
        @Schema(examples = "detection") String task,
        @Schema(
                        implementation = String.class,
                        enumeration = {"primary", "shadow", "reclassify"})
                Role role,
        @Schema(description = "Whether this model's primary results are shown as the image's.")
                boolean main,
        @Schema(enumeration = {"CLASSIFIED", "ANNOTATED", "REJECTED"}) String status,
        Instant analysedAt,
        Classification classification,
        List<DetectedObject> objects,
        SemanticMap semantic,
        DominantColors colors,
        Rejection rejection,
        Timings timings,
        @JsonIgnore boolean masksLeftOut) {

    /** Whether it counts for what the image shows. The newest of these is the image's result. */
    @JsonIgnore
    public boolean isShown() {
        return role == Role.PRIMARY && main;
    }

    /** The same with other objects and areas, whose masks are complete. */
    StoredResult withRegions(List<DetectedObject> otherObjects, SemanticMap otherSemantic) {
        return new StoredResult(
                imageId,
                model,
                version,
                task,
                role,
                main,
                status,
                analysedAt,
                classification,
                otherObjects,
                otherSemantic,
                colors,
                rejection,
                timings,
                false);
    }
}

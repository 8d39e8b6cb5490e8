package io.romanesco.api.images;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.romanesco.contract.DominantColors;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a model of another task than classification has found, in short; the image's results have
 * all of it.
 *
 * @param found the most frequent categories, or those with the largest areas; at most {@link
 *     #MAX_FOUND}
 * @param colors null where the worker did not tell
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(requiredProperties = {"model", "version", "task", "found"})
public record Analysis(
        @Schema(examples = "coco-objects") String model,
        @Schema(examples = "1.0.0") String version,
        @Schema(examples = "detection") String task,
        List<Found> found,
        DominantColors colors) {

    /** A notification has room for no more. */
    public static final int MAX_FOUND = 10;

    /**
     * A category that was found.
     *
     * @param count how many objects; null for an area
     * @param share of the picture's pixels, 0 to 1; null for objects
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(requiredProperties = {"category"})
    public record Found(String category, Integer count, Double share) {}
}

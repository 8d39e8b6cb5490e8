package io.romanesco.api.images;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.romanesco.contract.Classification;
import io.romanesco.contract.Rejection;
import io.romanesco.contract.Timings;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An image as the API shows it. What is unknown is null, and absent in JSON. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        requiredProperties = {"id", "source", "status", "submittedAt", "content"},
        description = "An image; what is not known (yet) is absent.")
public record Image(
        @Schema(examples = "019b2c5e-7f3a-7c11-a3a5-0d6c2f1e4b77") UUID id,
        @Schema(examples = "/uploads", description = "/uploads or /cameras/<name>") String source,
        ImageStatus status,
        Instant submittedAt,
        @Schema(description = "When the current result was found, whatever its task.")
                Instant classifiedAt,
        @Schema(examples = "image/jpeg") String contentType,
        @Schema(examples = "224") Integer width,
        @Schema(examples = "224") Integer height,
        @Schema(examples = "18233") Long bytes,
        @Schema(examples = "/api/v1/images/019b2c5e-7f3a-7c11-a3a5-0d6c2f1e4b77/content")
                String content,
        @Schema(examples = "Carrot", description = "Ground truth, if somebody gave it.")
                String label,
        Classification classification,
        @Schema(description = "What the current result found, if it is no classification.")
                Analysis analysis,
        Rejection rejection,
        @Schema(description = "Milliseconds spent on the current result, by stage.")
                Timings timings) {

    private static final String COLLECTION = "/api/v1/images/";

    /** The path of an image, for {@code Location}. */
    public static String path(UUID id) {
        return COLLECTION + id;
    }

    /** The path of an image's original. */
    public static String contentPath(UUID id) {
        return path(id) + "/content";
    }

    /** Whether it has a result, or will never have one. */
    @JsonIgnore
    public boolean isFinished() {
        return status != ImageStatus.PENDING;
    }
}

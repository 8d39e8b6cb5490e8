package io.romanesco.api.results.classification;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.romanesco.api.images.Classification;
import io.romanesco.api.images.ImageStatus;
import io.romanesco.api.images.Rejection;
import io.romanesco.api.images.Timings;
import java.time.Instant;
import java.util.UUID;

/**
 * The value of a record on {@code classifications}; see
 * deploy/contracts/schemas/classification.schema.json.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Outcome(
        UUID id,
        String source,
        ImageStatus status,
        Instant submittedAt,
        Instant classifiedAt,
        String contentType,
        Integer width,
        Integer height,
        Long bytes,
        String label,
        ModelName model,
        Classification classification,
        Activation activation,
        Rejection rejection,
        Timings timings) {

    /** The model that was to classify the image. */
    public record ModelName(String name, String version) {}

    /** Whether everything that its status promises is there. */
    boolean isComplete() {
        return id != null
                && source != null
                && submittedAt != null
                && classifiedAt != null
                && bytes != null
                && model != null
                && model.name() != null
                && model.version() != null
                && (isClassified() || isRejected());
    }

    boolean isClassified() {
        return status == ImageStatus.CLASSIFIED
                && classification != null
                && classification.category() != null
                && classification.predictions() != null
                && classification.colors() != null
                && width != null
                && height != null;
    }

    private boolean isRejected() {
        return status == ImageStatus.REJECTED && rejection != null && rejection.code() != null;
    }
}

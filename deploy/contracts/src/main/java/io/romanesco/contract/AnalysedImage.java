package io.romanesco.contract;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * What every result says of its image and its model, whatever the task. In JSON these are members
 * of the result itself.
 *
 * @param contentType media type by content; null where the file is no accepted image
 * @param width pixels in a row, orientation applied; null where unknown
 * @param height rows, orientation applied; null where unknown
 * @param bytes size of the file
 * @param label the category that the sender says it shows; null where none was given
 * @param model the model that was to analyse the image
 * @param timings may be null
 * @param role why the model analysed the image; {@link Role#PRIMARY} where the JSON has none
 * @param main false where the image shows the result of another model; null: it shows this one
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AnalysedImage(
        UUID id,
        String source,
        Instant submittedAt,
        String contentType,
        Integer width,
        Integer height,
        Long bytes,
        String label,
        ModelName model,
        Timings timings,
        Role role,
        Boolean main) {

    public AnalysedImage {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(submittedAt, "submittedAt");
        Objects.requireNonNull(bytes, "bytes");
        Objects.requireNonNull(model, "model");
        role = role == null ? Role.PRIMARY : role;
        main = Boolean.FALSE.equals(main) ? main : null;
    }

    /** Whether the image shows this result: it is primary, and of the image's main model. */
    @JsonIgnore
    public boolean isShown() {
        return role == Role.PRIMARY && main == null;
    }

    /** Fails where the size in pixels is unknown: every picture that a model has seen has one. */
    void requireSize() {
        Objects.requireNonNull(width, "width");
        Objects.requireNonNull(height, "height");
    }
}

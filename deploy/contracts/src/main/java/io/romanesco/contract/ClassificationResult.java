package io.romanesco.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * The value of a record on {@code classifications}: the result for one image under one model. Its
 * JSON is {@code schemas/classification.schema.json}; the member {@code status} tells the two kinds
 * apart. Reading fails where a required member is missing.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "status")
@JsonSubTypes({
    @JsonSubTypes.Type(
            value = ClassificationResult.Classified.class,
            name = ClassificationResult.CLASSIFIED),
    @JsonSubTypes.Type(
            value = ClassificationResult.Rejected.class,
            name = ClassificationResult.REJECTED)
})
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface ClassificationResult {

    String CLASSIFIED = "CLASSIFIED";
    String REJECTED = "REJECTED";

    UUID id();

    String source();

    Instant submittedAt();

    /** When the result was found. */
    Instant classifiedAt();

    /** Media type by content; null where the file is no accepted image. */
    String contentType();

    /** Pixels in a row, orientation applied; null where unknown. */
    Integer width();

    /** Rows, orientation applied; null where unknown. */
    Integer height();

    /** Size of the file. */
    Long bytes();

    /** The category that the sender says it shows; null where none was given. */
    String label();

    /** The model that was to classify the image. */
    ModelName model();

    /** May be null. */
    Timings timings();

    /**
     * The model has classified the image.
     *
     * @param activation where the model looked; null for a model that does not tell
     */
    record Classified(
            UUID id,
            String source,
            Instant submittedAt,
            Instant classifiedAt,
            String contentType,
            Integer width,
            Integer height,
            Long bytes,
            String label,
            ModelName model,
            Classification classification,
            ActivationMap activation,
            Timings timings)
            implements ClassificationResult {

        public Classified {
            require(id, source, submittedAt, classifiedAt, bytes, model);
            Objects.requireNonNull(width, "width");
            Objects.requireNonNull(height, "height");
            Objects.requireNonNull(classification, "classification");
        }
    }

    /** The image cannot be classified, and never will be. */
    record Rejected(
            UUID id,
            String source,
            Instant submittedAt,
            Instant classifiedAt,
            String contentType,
            Integer width,
            Integer height,
            Long bytes,
            String label,
            ModelName model,
            Rejection rejection,
            Timings timings)
            implements ClassificationResult {

        public Rejected {
            require(id, source, submittedAt, classifiedAt, bytes, model);
            Objects.requireNonNull(rejection, "rejection");
        }
    }

    private static void require(
            UUID id,
            String source,
            Instant submittedAt,
            Instant classifiedAt,
            Long bytes,
            ModelName model) {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(submittedAt, "submittedAt");
        Objects.requireNonNull(classifiedAt, "classifiedAt");
        Objects.requireNonNull(bytes, "bytes");
        Objects.requireNonNull(model, "model");
    }
}

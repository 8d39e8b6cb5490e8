package io.romanesco.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.Objects;

/**
 * The value of a record on {@code classifications}. Its JSON is {@code
 * schemas/classification.schema.json}; the member {@code status} tells the two kinds apart. Reading
 * fails where a required member is missing.
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
public sealed interface ClassificationResult extends ImageResult {

    String CLASSIFIED = "CLASSIFIED";
    String REJECTED = "REJECTED";

    /** {@link #analysedAt} under its name in the JSON. */
    Instant classifiedAt();

    @Override
    default Instant analysedAt() {
        return classifiedAt();
    }

    @Override
    default String topic() {
        return Topics.CLASSIFICATIONS;
    }

    @Override
    default String type() {
        return CloudEventHeaders.IMAGE_CLASSIFIED;
    }

    /**
     * The model has classified the image.
     *
     * @param activation where the model looked; null for a model that does not tell
     */
    record Classified(
            @JsonUnwrapped AnalysedImage image,
            Instant classifiedAt,
            Classification classification,
            ActivationMap activation)
            implements ClassificationResult {

        public Classified {
            image.requireSize();
            Objects.requireNonNull(classifiedAt, "classifiedAt");
            Objects.requireNonNull(classification, "classification");
        }

        @Override
        public String status() {
            return CLASSIFIED;
        }
    }

    /** The image cannot be classified, and never will be. */
    record Rejected(@JsonUnwrapped AnalysedImage image, Instant classifiedAt, Rejection rejection)
            implements ClassificationResult {

        public Rejected {
            Objects.requireNonNull(image, "image");
            Objects.requireNonNull(classifiedAt, "classifiedAt");
            Objects.requireNonNull(rejection, "rejection");
        }

        @Override
        public String status() {
            return REJECTED;
        }
    }
}

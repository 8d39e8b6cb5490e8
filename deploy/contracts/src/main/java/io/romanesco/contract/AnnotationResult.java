package io.romanesco.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * The value of a record on {@code annotations}: what a detection or segmentation model found. Its
 * JSON is {@code schemas/annotation.schema.json}; the member {@code status} tells the two kinds
 * apart. Reading fails where a required member is missing.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "status")
@JsonSubTypes({
    @JsonSubTypes.Type(value = AnnotationResult.Annotated.class, name = AnnotationResult.ANNOTATED),
    @JsonSubTypes.Type(value = AnnotationResult.Rejected.class, name = AnnotationResult.REJECTED)
})
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface AnnotationResult extends ImageResult {

    String ANNOTATED = "ANNOTATED";
    String REJECTED = "REJECTED";

    /** The value of {@code task} in model.yaml, for example {@code detection}. */
    String task();

    @Override
    default String topic() {
        return Topics.ANNOTATIONS;
    }

    @Override
    default String type() {
        return CloudEventHeaders.IMAGE_ANNOTATED;
    }

    /**
     * The model has looked at the image.
     *
     * @param objects best first; empty where it found none, or for semantic segmentation
     * @param semantic null for a model that finds objects
     */
    record Annotated(
            @JsonUnwrapped AnalysedImage image,
            Instant analysedAt,
            String task,
            List<DetectedObject> objects,
            SemanticMap semantic,
            DominantColors colors)
            implements AnnotationResult {

        public Annotated {
            image.requireSize();
            Objects.requireNonNull(analysedAt, "analysedAt");
            Objects.requireNonNull(task, "task");
            Objects.requireNonNull(objects, "objects");
        }

        @Override
        public String status() {
            return ANNOTATED;
        }
    }

    /** The image cannot be analysed, and never will be. */
    record Rejected(
            @JsonUnwrapped AnalysedImage image,
            Instant analysedAt,
            String task,
            Rejection rejection)
            implements AnnotationResult {

        public Rejected {
            Objects.requireNonNull(image, "image");
            Objects.requireNonNull(analysedAt, "analysedAt");
            Objects.requireNonNull(task, "task");
            Objects.requireNonNull(rejection, "rejection");
        }

        @Override
        public String status() {
            return REJECTED;
        }
    }
}

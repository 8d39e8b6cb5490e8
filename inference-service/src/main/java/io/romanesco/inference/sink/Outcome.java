package io.romanesco.inference.sink;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.romanesco.inference.color.DominantColors;
import io.romanesco.inference.task.classification.ActivationMap;
import io.romanesco.inference.task.classification.Prediction.Scored;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What became of an image: the value on {@code classifications}, as in
 * deploy/contracts/schemas/classification.schema.json. Parts that do not apply are null and left
 * out.
 *
 * @param model the model that was to classify it
 * @param label ground truth that came with it
 * @param classification what the model said
 * @param activation where it looked
 * @param rejection why there is no classification
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Outcome(
        UUID id,
        String source,
        Status status,
        Instant submittedAt,
        Instant classifiedAt,
        String contentType,
        Integer width,
        Integer height,
        int bytes,
        Model model,
        String label,
        Classification classification,
        ActivationMap activation,
        Rejection rejection,
        Timings timings) {

    public enum Status {
        CLASSIFIED,
        REJECTED
    }

    public record Model(String name, String version) {}

    public record Classification(
            String model,
            String version,
            String category,
            double score,
            boolean certain,
            List<Scored> predictions,
            DominantColors colors) {}

    public record Rejection(String code, String detail) {}

    /** Milliseconds spent, by stage; null where a stage was not reached. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Timings(Double queueMs, Double decodeMs, Double colorMs, Double inferenceMs) {}
}

package io.romanesco.api.reclassifications;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A job that has a model analyse stored images again, as the API shows it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        requiredProperties = {
            "id",
            "createdAt",
            "model",
            "filter",
            "state",
            "total",
            "sent",
            "done",
            "failed",
            "changed"
        })
public record Reclassification(
        UUID id,
        Instant createdAt,
        @Schema(examples = "vegetables@2.0.0") String model,
        @Schema(description = "Names and values as of GET /images; empty: all images.")
                Map<String, String> filter,
        State state,
        @Schema(
                        description =
                                "Place among the jobs that wait for their turn, from 1; absent"
                                        + " while it does not wait.")
                Long place,
        @Schema(description = "Images that matched the filter at the start.") long total,
        @Schema(description = "Images that were sent to the model.") long sent,
        @Schema(description = "Images with a result.") long done,
        @Schema(description = "Images without one, for example because the original is gone.")
                long failed,
        @Schema(
                        description =
                                "The most frequent reasons of the first 1000 failures, at most 5;"
                                        + " absent without failures and in lists.")
                List<FailureCount> failureReasons,
        @Schema(description = "Images of which the model says something else than they show.")
                long changed,
        @Schema(description = "Why the job makes no progress; absent while it does.") String reason,
        @Schema(description = "When its turn came; absent while it waits.") Instant startedAt,
        Instant endedAt) {

    /** How many images have no result for that reason. */
    @Schema(requiredProperties = {"reason", "count"})
    public record FailureCount(
            @Schema(examples = "the original is not in the archive") String reason, long count) {}

    /** The same with the reasons of failures. */
    Reclassification withFailureReasons(List<FailureCount> reasons) {
        return new Reclassification(
                id,
                createdAt,
                model,
                filter,
                state,
                place,
                total,
                sent,
                done,
                failed,
                reasons.isEmpty() ? null : reasons,
                changed,
                reason,
                startedAt,
                endedAt);
    }

    /** How far a job has come. */
    public enum State {
        /** Others run; it runs when its turn comes. */
        WAITING,
        /** Images are sent to the model. */
        RUNNING,
        /** Somebody stopped it for now. */
        PAUSED,
        /** Every image has a result, or will never have one. */
        DONE,
        /** Somebody ended it; the results so far are kept. */
        CANCELLED,
        /** Its results become what the images show. */
        PROMOTING,
        PROMOTED,
        /** Its results are removed. */
        DISCARDING,
        DISCARDED;
    }
}

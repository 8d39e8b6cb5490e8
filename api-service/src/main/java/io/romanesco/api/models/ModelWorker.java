package io.romanesco.api.models;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.romanesco.contract.ModelState;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A version's state in one worker, as the API shows it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(requiredProperties = {"worker", "state", "announcedAt"})
public record ModelWorker(
        @Schema(examples = "inference-7d9c5b-x2x4q:8081") String worker,
        @Schema(
                        implementation = String.class,
                        enumeration = {"WAITING", "VERIFYING", "READY", "REFUSED", "RETIRED"})
                ModelState state,
        @Schema(description = "Why it is in that state.") String reason,
        Instant announcedAt) {}

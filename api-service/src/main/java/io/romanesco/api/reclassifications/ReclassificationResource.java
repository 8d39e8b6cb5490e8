package io.romanesco.api.reclassifications;

import io.quarkus.resteasy.reactive.jackson.CustomDeserialization;
import io.romanesco.api.platform.ErrorCode;
import io.romanesco.api.platform.QueryParameters;
import io.romanesco.api.platform.StrictJson;
import io.romanesco.api.platform.Uuids;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Jobs that have a model analyse stored images again. */
@Path("/api/v1/reclassifications")
@Tag(name = "models")
@Produces(MediaType.APPLICATION_JSON)
public class ReclassificationResource {

    private static final int DEFAULT_LIMIT = 20;

    private final ReclassificationService jobs;
    private final ReclassificationRepository rows;
    private final ChangeSearch changes;
    private final FailureSearch failures;
    private final ReclassificationConfig config;

    ReclassificationResource(
            ReclassificationService jobs,
            ReclassificationRepository rows,
            ChangeSearch changes,
            FailureSearch failures,
            ReclassificationConfig config) {
        this.jobs = jobs;
        this.rows = rows;
        this.changes = changes;
        this.failures = failures;
        this.config = config;
    }

    /**
     * Jobs, the latest first.
     *
     * @param maxRunning jobs that run at a time; further ones wait
     */
    @Schema(requiredProperties = {"reclassifications", "maxRunning"})
    public record Reclassifications(
            List<Reclassification> reclassifications,
            @Schema(description = "Jobs that run at a time; further ones wait for their turn.")
                    int maxRunning) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @CustomDeserialization(StrictJson.class)
    @Operation(
            operationId = "startReclassification",
            summary = "Has a model analyse stored images again",
            description =
                    "What the images show stays as it is until the job is promoted. It goes on"
                            + " after a restart. It waits while as many run as may.")
    @APIResponse(
            responseCode = "202",
            description = "The job has begun.",
            content = @Content(schema = @Schema(implementation = Reclassification.class)))
    public Uni<Response> start(ReclassificationRequest request) {
        if (request == null) {
            throw ErrorCode.MALFORMED_JSON.because(
                    "Send {\"model\":\"vegetables@2.0.0\",\"filter\":{}}.");
        }
        return jobs.start(request)
                .map(job ->
                        Response.accepted(job)
                                .location(URI.create("/api/v1/reclassifications/" + job.id()))
                                .build());
    }

    @GET
    @Operation(operationId = "getReclassifications", summary = "The latest 100 jobs")
    public Uni<Reclassifications> all() {
        return rows.list().map(all -> new Reclassifications(all, config.maxRunning()));
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getReclassification",
            summary = "A job, its progress, and why images failed")
    public Uni<Reclassification> get(@PathParam("id") UUID id) {
        return rows.find(id)
                .chain(job ->
                        job.failed() == 0
                                ? Uni.createFrom().item(job)
                                : failures.reasons(id).map(job::withFailureReasons));
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            operationId = "cancelReclassification",
            summary = "Cancels a job; its results so far are kept")
    public Uni<Reclassification> cancel(@PathParam("id") UUID id) {
        return jobs.cancel(id);
    }

    @POST
    @Path("/{id}/pause")
    @Operation(operationId = "pauseReclassification", summary = "Stops a job for now")
    public Uni<Reclassification> pause(@PathParam("id") UUID id) {
        return jobs.pause(id);
    }

    @POST
    @Path("/{id}/resume")
    @Operation(
            operationId = "resumeReclassification",
            summary = "Has a paused job go on when its turn comes")
    public Uni<Reclassification> resume(@PathParam("id") UUID id) {
        return jobs.resume(id);
    }

    @POST
    @Path("/{id}/promote")
    @Operation(
            operationId = "promoteReclassification",
            summary = "Makes the results what the images show",
            description = "The labels that people gave stay. It happens in the background.")
    public Uni<Reclassification> promote(@PathParam("id") UUID id) {
        return jobs.promote(id);
    }

    @POST
    @Path("/{id}/discard")
    @Operation(
            operationId = "discardReclassification",
            summary = "Removes the results, in the background")
    public Uni<Reclassification> discard(@PathParam("id") UUID id) {
        return jobs.discard(id);
    }

    @GET
    @Path("/{id}/changes")
    @Operation(
            operationId = "getReclassificationChanges",
            summary = "Images of which the model says something else than they showed")
    public Uni<Changes> changes(
            @PathParam("id") UUID id,
            @QueryParam("limit") @Parameter(description = "1 to 100, 20 by default") String limit,
            @QueryParam("cursor") @Parameter(description = "The next of the page before.")
                    String cursor) {
        return rows.find(id)
                .chain(() ->
                        changes.find(
                                id, after(cursor), QueryParameters.limit(limit, DEFAULT_LIMIT)));
    }

    @GET
    @Path("/{id}/failures")
    @Operation(
            operationId = "getReclassificationFailures",
            summary = "Images without a result, and why")
    public Uni<Failures> failures(
            @PathParam("id") UUID id,
            @QueryParam("limit") @Parameter(description = "1 to 100, 20 by default") String limit,
            @QueryParam("cursor") @Parameter(description = "The next of the page before.")
                    String cursor) {
        return rows.find(id)
                .chain(() ->
                        failures.find(
                                id, after(cursor), QueryParameters.limit(limit, DEFAULT_LIMIT)));
    }

    private static UUID after(String cursor) {
        return QueryParameters.present(cursor).map(Uuids::parse).orElse(null);
    }
}

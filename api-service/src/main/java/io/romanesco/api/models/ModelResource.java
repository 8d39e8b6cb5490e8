package io.romanesco.api.models;

import io.romanesco.contract.ModelAnnouncement;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The announced versions of models. */
@Path("/api/v1/models")
@Tag(name = "catalog")
@Produces(MediaType.APPLICATION_JSON)
public class ModelResource {

    private final ModelRepository models;
    private final WorkerStates workers;

    ModelResource(ModelRepository models, WorkerStates workers) {
        this.models = models;
        this.workers = workers;
    }

    /** A version's state in each worker. */
    @Schema(requiredProperties = {"workers"})
    public record ModelWorkers(List<ModelWorker> workers) {}

    /** Versions of models, the default one first. */
    @Schema(requiredProperties = {"models"})
    public record Models(List<ModelAnnouncement> models) {}

    @GET
    @Operation(
            operationId = "getModels",
            summary = "The versions of all models and their states",
            description =
                    "Without pictures, model card and tables: those of one version are at"
                            + " /api/v1/models/{name}/versions/{version}, which also tells of"
                            + " versions whose files are gone.")
    public Uni<Models> models() {
        return models.summaries()
                .map(all ->
                        new Models(
                                all.stream()
                                        .filter(version -> !ModelRepository.isRemoved(version))
                                        .toList()));
    }

    @GET
    @Path("/{name}/versions/{version}")
    @Operation(
            operationId = "getModelVersion",
            summary =
                    "A version of a model with its golden pictures, model card, training curves"
                            + " and variants")
    public Uni<ModelAnnouncement> version(
            @PathParam("name") @Parameter(example = "vegetables") String name,
            @PathParam("version") @Parameter(example = "1.0.0") String version) {
        return models.announced(name, version);
    }

    @GET
    @Path("/{name}/versions/{version}/workers")
    @Operation(
            operationId = "getModelWorkers",
            summary = "A version's state in each worker",
            description =
                    "The version is READY if it is in at least one worker. One that is silent for"
                            + " 15 minutes is left out.")
    public Uni<ModelWorkers> workers(
            @PathParam("name") @Parameter(example = "vegetables") String name,
            @PathParam("version") @Parameter(example = "1.0.0") String version) {
        return models.announced(name, version)
                .chain(() -> workers.of(name, version))
                .map(ModelWorkers::new);
    }
}

package io.romanesco.api.models;

import io.romanesco.contract.ModelAnnouncement;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The announced models. */
@Path("/api/v1/models")
@Tag(name = "catalog")
@Produces(MediaType.APPLICATION_JSON)
public class ModelResource {

    private final ModelRepository models;

    ModelResource(ModelRepository models) {
        this.models = models;
    }

    /** The announced models, the default one first. */
    @Schema(requiredProperties = {"models"})
    public record Models(List<ModelAnnouncement> models) {}

    @GET
    @Operation(
            operationId = "getModels",
            summary = "The models that inference-services have announced")
    public Uni<Models> models() {
        return models.announced().map(Models::new);
    }
}

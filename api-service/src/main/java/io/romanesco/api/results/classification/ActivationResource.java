package io.romanesco.api.results.classification;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.romanesco.api.images.ImageRepository;
import io.romanesco.api.platform.ErrorCode;
import io.romanesco.api.results.ResultRepository;
import io.romanesco.contract.ActivationMap;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where the model looked. */
@Path("/api/v1/images/{id}/activation")
@Tag(name = "images")
@Produces(MediaType.APPLICATION_JSON)
public class ActivationResource {

    private final ImageRepository images;
    private final ResultRepository results;

    ActivationResource(ImageRepository images, ResultRepository results) {
        this.images = images;
        this.results = results;
    }

    @GET
    @Operation(operationId = "getActivation", summary = "Where the model looked")
    public Uni<ActivationMap> activation(@PathParam("id") UUID id) {
        return images.view(id)
                .chain(() -> Panache.withSession(() -> results.shownActivation(id)))
                .onItem()
                .ifNull()
                .failWith(() ->
                        ErrorCode.NO_ACTIVATION.because(
                                "No model has given an activation map for this image."));
    }
}

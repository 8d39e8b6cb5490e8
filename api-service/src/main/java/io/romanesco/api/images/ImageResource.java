package io.romanesco.api.images;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A single image. Its label, its original and its activation map have resources of their own. */
@Path("/api/v1/images/{id}")
@Tag(name = "images")
@Produces(MediaType.APPLICATION_JSON)
public class ImageResource {

    private final ImageRepository images;

    ImageResource(ImageRepository images) {
        this.images = images;
    }

    @GET
    @Operation(operationId = "getImage", summary = "The image as JSON")
    public Uni<Image> get(@PathParam("id") UUID id) {
        return images.view(id);
    }
}

package io.romanesco.api.images;

import io.romanesco.api.archive.ContentLinks;
import io.romanesco.api.results.Activation;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A single image. */
@Path("/api/v1/images/{id}")
@Tag(name = "images")
@Produces(MediaType.APPLICATION_JSON)
public class ImageResource {

    private final ImageService images;
    private final ContentLinks links;

    ImageResource(ImageService images, ContentLinks links) {
        this.images = images;
        this.links = links;
    }

    @GET
    @Operation(operationId = "getImage", summary = "The image as JSON")
    public Uni<Image> get(@PathParam("id") UUID id) {
        return images.get(id);
    }

    @GET
    @Path("/content")
    @Operation(
            operationId = "getContent",
            summary = "The original: a redirect to a short-lived link")
    @APIResponse(responseCode = "302", description = "Location is a presigned URL.")
    public Uni<Response> content(@PathParam("id") UUID id) {
        return images.objectKey(id)
                .map(key ->
                        Response.status(Response.Status.FOUND)
                                .location(links.to(key))
                                .header("Cache-Control", "no-store")
                                .build());
    }

    @GET
    @Path("/activation")
    @Operation(operationId = "getActivation", summary = "Where the model looked")
    public Uni<Activation> activation(@PathParam("id") UUID id) {
        return images.activation(id);
    }

    @PATCH
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @Operation(
            operationId = "labelImage",
            summary = "Gives the image its ground truth, or takes it away")
    public Uni<Image> label(@PathParam("id") UUID id, LabelRequest request) {
        return images.label(id, (request == null ? new LabelRequest(null) : request).category());
    }

    @DELETE
    @Operation(
            operationId = "deleteImage",
            summary = "Removes the image, its results and its original, for good")
    @APIResponse(responseCode = "204", description = "It is gone.")
    public Uni<Void> delete(@PathParam("id") UUID id) {
        return images.delete(id);
    }
}

package io.romanesco.api.search;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Browsing. */
@Path("/api/v1/images")
@Tag(name = "gallery")
@Produces(MediaType.APPLICATION_JSON)
public class GalleryResource {

    private final GalleryService gallery;

    GalleryResource(GalleryService gallery) {
        this.gallery = gallery;
    }

    @GET
    @Operation(
            operationId = "findImages",
            summary = "Images by category, colour, status, source, model and label",
            description = "Newest first, page by page, or a uniform random sample.")
    @APIResponse(
            responseCode = "200",
            description = "A page, or a sample.",
            content = @Content(schema = @Schema(implementation = GalleryPage.class)))
    public Uni<byte[]> find(@BeanParam GalleryParameters parameters) {
        return gallery.find(parameters).map(WrittenPage::json);
    }
}

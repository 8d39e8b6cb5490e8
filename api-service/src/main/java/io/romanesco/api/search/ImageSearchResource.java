package io.romanesco.api.search;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Browsing: pages and random samples of images. */
@Path("/api/v1/images")
@Tag(name = "gallery")
@Produces(MediaType.APPLICATION_JSON)
public class ImageSearchResource {

    private final ImageSearch search;
    private final SearchConfig config;

    ImageSearchResource(ImageSearch search, SearchConfig config) {
        this.search = search;
        this.config = config;
    }

    @GET
    @Operation(
            operationId = "findImages",
            summary = "Images by category, colour, status, source, model, label and objects",
            description = "Newest first, page by page, or a uniform random sample.")
    @APIResponse(responseCode = "200", description = "A page, or a sample.")
    public Uni<ImagePage> find(@BeanParam ImageQueryParameters parameters) {
        return search.find(parameters.toQuery(config.defaultLimit()));
    }
}

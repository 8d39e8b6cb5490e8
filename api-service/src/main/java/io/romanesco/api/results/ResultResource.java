package io.romanesco.api.results;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.romanesco.api.images.ImageRepository;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What all models have said of an image. */
@Path("/api/v1/images/{id}/results")
@Tag(name = "images")
@Produces(MediaType.APPLICATION_JSON)
public class ResultResource {

    private final ImageRepository images;
    private final ResultRepository results;
    private final ResultOutlines outlines;

    ResultResource(ImageRepository images, ResultRepository results, ResultOutlines outlines) {
        this.images = images;
        this.results = results;
        this.outlines = outlines;
    }

    /** The results of an image, newest first. */
    @Schema(requiredProperties = {"results"})
    public record Results(List<StoredResult> results) {}

    @GET
    @Operation(
            operationId = "getResults",
            summary = "The latest result of each version of each model, newest first",
            description =
                    "The image shows the newest one that is primary and main. Masks are left out"
                            + " unless asked for, since they can be large.")
    public Uni<Results> results(
            @PathParam("id") UUID id,
            @QueryParam("masks")
                    @DefaultValue("false")
                    @Parameter(description = "true: with the masks, in COCO's compressed RLE.")
                    boolean masks) {
        return images.view(id)
                .chain(() ->
                        masks
                                ? Panache.withSession(() -> results.of(id))
                                : outlines.of(List.of(id)))
                .map(Results::new);
    }
}

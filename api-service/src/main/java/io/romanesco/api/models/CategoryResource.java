package io.romanesco.api.models;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The categories of all models or of one. */
@Path("/api/v1/categories")
@Tag(name = "catalog")
@Produces(MediaType.APPLICATION_JSON)
public class CategoryResource {

    private final CategoryCounts counts;

    CategoryResource(CategoryCounts counts) {
        this.counts = counts;
    }

    /** Categories by name. */
    @Schema(requiredProperties = {"categories"})
    public record Categories(List<CategoryCount> categories) {}

    /**
     * A category, how many images are shown under it, and in how many a model has found objects of
     * it.
     */
    @Schema(requiredProperties = {"name", "count", "objects"})
    public record CategoryCount(String name, long count, long objects) {}

    @GET
    @Operation(
            operationId = "getCategories",
            summary = "The categories, all or a model's, with the number of images of each")
    public Uni<Categories> categories(
            @QueryParam("model") @Parameter(example = "vegetables") String model) {
        return counts.of(model == null || model.isBlank() ? null : model).map(Categories::new);
    }
}

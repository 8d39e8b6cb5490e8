package io.romanesco.api.models;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What can be asked for. */
@Path("/api/v1")
@Tag(name = "catalog")
@Produces(MediaType.APPLICATION_JSON)
public class CatalogResource {

    private final ModelRepository models;
    private final CategoryCounts categories;

    CatalogResource(ModelRepository models, CategoryCounts categories) {
        this.models = models;
        this.categories = categories;
    }

    /** Categories by name. */
    @Schema(requiredProperties = {"categories"})
    public record Categories(List<CategoryCount> categories) {}

    /** A category and how many images the gallery has of it. */
    @Schema(requiredProperties = {"name", "count"})
    public record CategoryCount(String name, long count) {}

    /** Both palettes. */
    @Schema(requiredProperties = {"palettes"})
    public record Palettes(List<PaletteColors> palettes) {}

    /** A palette and its colours in order. */
    @Schema(requiredProperties = {"name", "colors"})
    public record PaletteColors(String name, List<String> colors) {}

    /** The announced models, the default one first. */
    @Schema(requiredProperties = {"models"})
    public record Models(List<ModelAnnouncement> models) {}

    @GET
    @Path("/categories")
    @Operation(
            operationId = "getCategories",
            summary = "The categories, all or a model's, with the number of images of each")
    public Uni<Categories> categories(
            @QueryParam("model") @Parameter(example = "vegetables") String model) {
        return categories.of(model == null || model.isBlank() ? null : model).map(Categories::new);
    }

    @GET
    @Path("/palettes")
    @Operation(operationId = "getPalettes", summary = "The palettes of the dominant colours")
    public Palettes palettes() {
        return new Palettes(
                Arrays.stream(Palette.values())
                        .map(palette -> new PaletteColors(palette.label(), palette.colors()))
                        .toList());
    }

    @GET
    @Path("/models")
    @Operation(
            operationId = "getModels",
            summary = "The models that inference-services have announced")
    public Uni<Models> models() {
        return models.announced().map(Models::new);
    }
}

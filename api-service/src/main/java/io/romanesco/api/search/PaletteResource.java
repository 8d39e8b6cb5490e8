package io.romanesco.api.search;

import io.romanesco.contract.Palette;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The colours that images can be found by. */
@Path("/api/v1/palettes")
@Tag(name = "catalog")
@Produces(MediaType.APPLICATION_JSON)
public class PaletteResource {

    /** Both palettes. */
    @Schema(requiredProperties = {"palettes"})
    public record Palettes(List<PaletteColors> palettes) {}

    /** A palette and its colours in order. */
    @Schema(requiredProperties = {"name", "colors"})
    public record PaletteColors(String name, List<String> colors) {}

    @GET
    @Operation(operationId = "getPalettes", summary = "The palettes of the dominant colours")
    public Palettes palettes() {
        return new Palettes(
                Arrays.stream(Palette.values())
                        .map(palette -> new PaletteColors(palette.label(), palette.colors()))
                        .toList());
    }
}

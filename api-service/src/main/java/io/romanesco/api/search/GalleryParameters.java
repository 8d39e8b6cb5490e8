package io.romanesco.api.search;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The query parameters of the gallery, as they came. One that is left empty counts as absent. */
public class GalleryParameters {

    @QueryParam("category")
    @Parameter(
            description = "The label where there is one, else the prediction.",
            example = "Carrot")
    String category;

    @QueryParam("palette")
    @Parameter(description = "rgb or ryb", example = "rgb")
    String palette;

    @QueryParam("color")
    @Parameter(
            description = "A colour of the palette, #RRGGBB or RRGGBB in any case.",
            example = "FF8000")
    String color;

    @QueryParam("status")
    @Parameter(description = "PENDING, CLASSIFIED, REJECTED or FAILED")
    String status;

    @QueryParam("source")
    @Parameter(description = "/uploads or /cameras/<name>")
    String source;

    @QueryParam("model")
    @Parameter(description = "Name of the model that gave the current outcome.")
    String model;

    @QueryParam("label")
    @Parameter(description = "Only images with this ground truth.")
    String label;

    @QueryParam("order")
    @Parameter(description = "newest (the default), or random for a uniform sample")
    String order;

    @QueryParam("limit")
    @Parameter(description = "1 to 100, 20 by default", example = "20")
    String limit;

    @QueryParam("cursor")
    @Parameter(description = "The next of the page before, with the same filters.")
    String cursor;
}

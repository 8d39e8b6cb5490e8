package io.romanesco.api.images;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The dominant colour in each palette, as {@code #RRGGBB}. */
@Schema(requiredProperties = {"rgb", "ryb"})
public record DominantColors(
        @Schema(examples = "#FF8000") String rgb, @Schema(examples = "#FC600A") String ryb) {}

package io.romanesco.api.images;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why there is no classification: a stable code, and a sentence for people. */
@Schema(requiredProperties = {"code", "detail"})
public record Rejection(
        @Schema(examples = "image-corrupt") String code,
        @Schema(examples = "The pixels of this JPEG cannot be decoded.") String detail) {}

package io.romanesco.api.images;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One category and its probability, 0 to 1. */
@Schema(requiredProperties = {"category", "score"})
public record Prediction(String category, double score) {}

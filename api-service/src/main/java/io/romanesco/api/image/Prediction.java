package io.romanesco.api.image;

/** One category and its probability, 0 to 1. */
public record Prediction(String category, double score) {}

package io.romanesco.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * Where the model looked: the class activation map of a category.
 *
 * @param width cells in a row
 * @param height rows
 * @param values {@code width * height} numbers, 0 to 1, row by row
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ActivationMap(String category, int width, int height, float[] values) {}

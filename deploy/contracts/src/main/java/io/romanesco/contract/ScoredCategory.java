package io.romanesco.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * A category and its probability.
 *
 * @param category machine name, for example {@code Bitter_Gourd}
 * @param score 0 to 1
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ScoredCategory(String category, double score) {}

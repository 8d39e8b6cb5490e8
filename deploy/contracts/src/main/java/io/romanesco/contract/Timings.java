package io.romanesco.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * How long an image took, by stage, in milliseconds; null for a stage that it did not reach.
 *
 * @param queueMs waiting: from submission to a free worker, and then for the model
 * @param decodeMs inspecting and decoding the file
 * @param colorMs scoring the palettes
 * @param inferenceMs the model with its pre- and postprocessing, for the whole batch
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Timings(Double queueMs, Double decodeMs, Double colorMs, Double inferenceMs) {}

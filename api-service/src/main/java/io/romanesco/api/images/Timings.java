package io.romanesco.api.images;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How long an image took on its way to its outcome, by stage, in milliseconds; a stage that was not
 * reached is absent.
 *
 * @param queueMs waiting: from submission to a free worker, and then for the model
 * @param decodeMs judging and decoding the file
 * @param colorMs scoring the palettes
 * @param inferenceMs the model, with its pre- and post-processing, for the images it took at once
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Timings(
        @Schema(examples = "12.4") Double queueMs,
        @Schema(examples = "1.2") Double decodeMs,
        @Schema(examples = "0.9") Double colorMs,
        @Schema(examples = "18.3") Double inferenceMs) {}

package io.romanesco.inference.task;

import io.romanesco.contract.DominantColors;
import io.romanesco.contract.ModelName;
import io.romanesco.contract.Submission;
import io.romanesco.contract.Timings;
import io.romanesco.contract.image.ImageHeader;
import java.time.Instant;

/**
 * What is known of an image beside the model's prediction.
 *
 * @param analysedAt when the result was found, in milliseconds
 */
public record AnalysedImage(
        Submission submission,
        ImageHeader header,
        ModelName model,
        DominantColors colors,
        Timings timings,
        Instant analysedAt) {}

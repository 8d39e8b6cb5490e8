package io.romanesco.contract;

import java.time.Instant;

/**
 * The result for one image under one model, of any task. What reads, schedules and sends images
 * knows only this type; a task's own results are a subtype with a JSON schema.
 */
public sealed interface ImageResult permits ClassificationResult, AnnotationResult {

    AnalysedImage image();

    /** When the result was found. */
    Instant analysedAt();

    /** The member {@code status} of the JSON: {@code REJECTED}, or what the task's results say. */
    String status();

    /** Why the image cannot be analysed, and never will be; null where it was analysed. */
    default Rejection rejection() {
        return null;
    }

    /** The topic of the task's results; settings may give it another name. */
    String topic();

    /** The CloudEvents type of the task's results. */
    String type();
}

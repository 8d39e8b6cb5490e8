package io.romanesco.inference.source;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An image as it stands on the topic.
 *
 * @param id the image's id, given or derived
 * @param source {@code /uploads} or {@code /cameras/<name>}
 * @param submittedAt when it was taken or sent
 * @param model the model that was asked for
 * @param label the ground truth that came with it
 * @param bytes the encoded picture; empty, never null
 */
public record SubmittedImage(
        UUID id,
        String source,
        Instant submittedAt,
        Optional<String> model,
        Optional<String> label,
        byte[] bytes) {}

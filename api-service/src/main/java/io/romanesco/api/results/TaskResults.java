package io.romanesco.api.results;

import com.fasterxml.jackson.databind.JsonNode;
import io.romanesco.api.events.ChangeType;
import io.romanesco.api.images.Image;
import io.romanesco.api.platform.MalformedRecordException;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.UUID;

/**
 * Reads and stores the results of one task. Every bean of this type is found by its task.
 *
 * @param <R> a result of the task
 */
public interface TaskResults<R> {

    /** The task's name in records, for example {@code classification}. */
    String task();

    /**
     * Reads a record's value.
     *
     * @throws MalformedRecordException when it is not what the task's schema says
     */
    R read(JsonNode value);

    /** What the result says of its image, whatever the task. */
    Subject subject(R result);

    /**
     * Stores the result in the caller's transaction. The same result twice changes nothing, and an
     * older one never hides a newer one.
     *
     * @param image the image of the result, its row locked
     * @return the image afterwards
     */
    Uni<Image> store(R result, Image image);

    /** What happened to the image. */
    ChangeType change(R result);

    /**
     * The image that a result is about.
     *
     * @param source {@code /uploads} or {@code /cameras/<name>}
     * @param label ground truth that came with the image, or null
     * @param contentType media type, or null where unknown
     * @param width pixels, or null where unknown
     * @param height pixels, or null where unknown
     * @param bytes size of the encoded image
     */
    record Subject(
            UUID id,
            String source,
            Instant submittedAt,
            String label,
            String contentType,
            Integer width,
            Integer height,
            long bytes) {}
}

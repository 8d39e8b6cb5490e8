package io.romanesco.api.results;

import com.fasterxml.jackson.databind.JsonNode;
import io.romanesco.api.events.ChangeType;
import io.romanesco.api.images.Image;
import io.romanesco.api.platform.MalformedRecordException;
import io.romanesco.contract.ImageResult;
import io.smallrye.mutiny.Uni;

/**
 * Reads and stores the results of one task. Every bean of this type is found by its task.
 *
 * @param <R> a result of the task
 */
public interface TaskResults<R extends ImageResult> {

    /** The task's name in records, for example {@code classification}. */
    String task();

    /**
     * Reads a record's value.
     *
     * @throws MalformedRecordException when it is not what the task's schema says
     */
    R read(JsonNode value);

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
}

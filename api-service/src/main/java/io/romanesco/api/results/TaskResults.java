package io.romanesco.api.results;

import com.fasterxml.jackson.databind.JsonNode;
import io.romanesco.api.platform.MalformedRecordException;
import io.romanesco.contract.ActivationMap;
import io.romanesco.contract.Classification;
import io.romanesco.contract.ImageResult;
import java.util.List;
import java.util.Set;

/**
 * Reads the results of some tasks. Every bean of this type is found by its tasks.
 *
 * @param <R> a result of the tasks
 */
public interface TaskResults<R extends ImageResult> {

    /** The tasks' names in records, for example {@code classification}. */
    Set<String> tasks();

    /**
     * Reads a record's value.
     *
     * @throws MalformedRecordException when it is not what the task's schema says
     */
    R read(JsonNode value);

    /** What the model said. */
    Content content(R result);

    /**
     * What a model said; a rejection has none of it.
     *
     * @param classification null for other tasks
     * @param activation where the model looked; null for a model that does not tell
     * @param annotation null for a classification
     * @param categories all that are mentioned
     */
    record Content(
            Classification classification,
            ActivationMap activation,
            Annotation annotation,
            List<String> categories) {

        /** Of a rejection. */
        public static final Content NONE = new Content(null, null, null, List.of());

        /** What is stored as JSON; null for a rejection. */
        Object body() {
            return classification == null ? annotation : classification;
        }
    }
}

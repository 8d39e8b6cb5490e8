package io.romanesco.inference.task;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.romanesco.inference.task.classification.ClassificationTask;
import java.util.Map;
import java.util.TreeMap;

/** The tasks that this service knows. */
public final class Tasks {

    private static final Map<String, Reader> READERS =
            new TreeMap<>(Map.of(ClassificationTask.NAME, ClassificationTask::read));

    private Tasks() {}

    @FunctionalInterface
    private interface Reader {
        Task read(JsonNode manifest) throws JsonProcessingException;
    }

    /**
     * Reads what a model.yaml says of its task.
     *
     * @throws JsonProcessingException when a value has the wrong form
     * @throws IllegalArgumentException when the task is unknown, or a value is missing or not
     *     supported; the message is one line
     */
    public static Task read(JsonNode manifest) throws JsonProcessingException {
        String name = manifest.path("task").asText(null);
        ManifestCheck.present("task", name);
        Reader reader = READERS.get(name);
        if (reader == null) {
            throw new IllegalArgumentException(
                    "task is %s; this service supports %s"
                            .formatted(name, String.join(", ", READERS.keySet())));
        }
        return reader.read(manifest);
    }
}

package io.romanesco.inference.task;

import com.fasterxml.jackson.databind.JsonNode;
import io.romanesco.inference.task.classification.ClassificationTask;
import io.romanesco.inference.task.detection.DetectionTask;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The tasks that this service knows. */
public final class Tasks {

    private static final Map<String, Function<ManifestSection, Task>> READERS =
            new TreeMap<>(
                    Map.of(
                            ClassificationTask.NAME, ClassificationTask::read,
                            DetectionTask.NAME, DetectionTask::read));

    private Tasks() {}

    /**
     * Reads what a model.yaml says of its task.
     *
     * @throws IllegalArgumentException when the task is unknown, or a value is missing, has the
     *     wrong form or is not supported; the message is one line
     */
    public static Task read(JsonNode yaml) {
        ManifestSection manifest = ManifestSection.of(yaml);
        String name = manifest.text("task");
        ManifestCheck.supported("task", name, READERS.keySet().toArray(String[]::new));
        return READERS.get(name).apply(manifest);
    }
}

package io.romanesco.inference.task;

import io.romanesco.contract.AnalysedImage;
import io.romanesco.contract.ImageResult;
import io.romanesco.contract.Rejection;
import io.romanesco.inference.task.classification.ClassificationTask;
import io.romanesco.inference.task.detection.DetectionTask;
import io.romanesco.inference.task.segmentation.InstancesTask;
import io.romanesco.inference.task.segmentation.SemanticTask;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The tasks that this service knows. */
public final class Tasks {

    private static final Map<String, Function<ManifestSection, Task>> READERS =
            new TreeMap<>(
                    Map.of(
                            ClassificationTask.NAME, ClassificationTask::read,
                            DetectionTask.NAME, DetectionTask::read,
                            InstancesTask.NAME, InstancesTask::read,
                            SemanticTask.NAME, SemanticTask::read));

    private Tasks() {}

    /**
     * Reads what a model.yaml says of its task.
     *
     * @param manifest the whole model.yaml
     * @throws IllegalArgumentException when the task is unknown, or a value is missing, has the
     *     wrong form or is not supported; the message is one line
     */
    public static Task read(ManifestSection manifest) {
        String name = manifest.text("task");
        ManifestCheck.supported("task", name, READERS.keySet().toArray(String[]::new));
        return READERS.get(name).apply(manifest);
    }

    /**
     * The result for an image whose model is unknown, and with it the task: it goes where
     * classifications go, as it does when the default model classifies.
     *
     * @param at when that was found, in milliseconds
     */
    public static ImageResult rejectedWithoutModel(
            AnalysedImage image, Rejection rejection, Instant at) {
        return ClassificationTask.rejection(image, rejection, at);
    }
}

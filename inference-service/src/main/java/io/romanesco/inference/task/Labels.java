package io.romanesco.inference.task;

import java.util.HashSet;
import java.util.List;

/** Reads the part {@code labels} of a model.yaml. */
public final class Labels {

    private Labels() {}

    /**
     * Machine names of the categories, in the order of the outputs.
     *
     * @throws IllegalArgumentException when there are none, or one is there twice
     */
    public static List<String> read(ManifestSection manifest) {
        List<String> labels = manifest.texts("labels");
        if (labels.isEmpty() || new HashSet<>(labels).size() != labels.size()) {
            throw new IllegalArgumentException("labels are missing, or one is there twice");
        }
        return labels;
    }
}

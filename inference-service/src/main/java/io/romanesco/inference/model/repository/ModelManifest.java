package io.romanesco.inference.model.repository;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.romanesco.inference.task.Task;
import java.util.List;

/**
 * A model.yaml.
 *
 * @param name machine name, also the folder's
 * @param version version, also the folder's
 * @param licence licence of the weights; may be null
 * @param description one line; may be null
 * @param files the model in one or more precisions, at least one
 * @param task what its tensors mean
 */
public record ModelManifest(
        String name,
        String version,
        String licence,
        String description,
        List<ModelFile> files,
        Task task) {

    /**
     * One file of the model.
     *
     * @param precision {@code fp32}, {@code int8} ...
     * @param path beside model.yaml
     * @param sha256 hexadecimal digest
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record ModelFile(String precision, String path, String sha256) {}

    /** Name and version as one word. */
    public String id() {
        return name + "/" + version;
    }
}

package io.romanesco.inference.model.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.romanesco.inference.model.repository.ModelManifest;
import io.romanesco.inference.model.runtime.RuntimeFacts;
import io.romanesco.inference.task.classification.Classifier;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the others are told of a model; deploy/contracts/schemas/model-announced.schema.json.
 *
 * @param isDefault whether images that ask for no model get this one
 * @param runtime facts for operators
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ModelAnnouncement(
        String name,
        String version,
        String task,
        String description,
        String licence,
        List<String> labels,
        Size input,
        Size activation,
        String precision,
        @JsonProperty("default") boolean isDefault,
        Map<String, Object> runtime,
        Instant announcedAt) {

    record Size(int width, int height) {}

    static ModelAnnouncement of(Classifier model, String decoder, boolean isDefault, Instant now) {
        ModelManifest manifest = model.manifest();
        RuntimeFacts runtime = model.runtime();
        return new ModelAnnouncement(
                manifest.name(),
                manifest.version(),
                manifest.task(),
                manifest.description(),
                manifest.licence(),
                manifest.labels(),
                new Size(manifest.input().width(), manifest.input().height()),
                Optional.ofNullable(manifest.outputs().activation())
                        .map(maps -> new Size(maps.width(), maps.height()))
                        .orElse(null),
                runtime.precision(),
                isDefault,
                Map.of(
                        "decoder", decoder,
                        "onnxruntime", runtime.onnxRuntime(),
                        "threads", runtime.threads(),
                        "chosen", runtime.chosenBy()),
                now);
    }
}

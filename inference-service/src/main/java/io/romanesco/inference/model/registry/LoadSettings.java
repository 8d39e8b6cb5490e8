package io.romanesco.inference.model.registry;

import io.romanesco.inference.model.repository.FileChoice.Chosen;
import io.romanesco.inference.model.repository.ModelManifest;
import io.romanesco.inference.model.repository.ModelManifest.ModelFile;
import io.romanesco.inference.model.repository.StoredVersion;
import io.romanesco.inference.model.repository.VersionInspector;
import io.romanesco.inference.model.runtime.SessionSettings;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** How models are loaded, as configured. */
record LoadSettings(ModelsConfig models, SessionSettings session) {

    static LoadSettings of(ModelsConfig models, SessionConfig session) {
        return new LoadSettings(
                models,
                new SessionSettings(session.threads(), session.spinning(), session.arena()));
    }

    /** The precision to load. Only the default model must have the configured one. */
    Optional<String> precision(ModelManifest manifest) {
        return models.precision()
                .filter(wanted ->
                        manifest.name().equals(models.defaultModel())
                                || manifest.files().stream()
                                        .anyMatch(file -> wanted.equals(file.precision())));
    }

    /**
     * Bytes that a model will take: what model.yaml says of the file or of the model, else a
     * multiple of the file. With several candidates, those of the largest.
     */
    long estimate(ModelManifest manifest, StoredVersion version, List<Chosen> candidates) {
        return candidates.stream()
                .mapToLong(chosen -> estimate(manifest, version, chosen.file()))
                .max()
                .orElse(0);
    }

    private static long estimate(ModelManifest manifest, StoredVersion version, ModelFile file) {
        OptionalInt said =
                file.memoryMiB().isPresent() ? file.memoryMiB() : manifest.options().memoryMiB();
        return said.isPresent()
                ? (long) said.getAsInt() << 20
                : ModelMemory.FILE_SIZES * VersionInspector.bytes(version, file);
    }

    /** The time after which a copy counts as finished, for people. */
    String settle() {
        return models.settle().toSeconds() + " s";
    }

    /** Whether a model stays in memory by configuration. */
    boolean isKept(String model) {
        return model.equals(models.defaultModel())
                || models.also().orElse(List.of()).contains(model);
    }
}

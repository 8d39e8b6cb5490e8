package io.romanesco.inference.model.registry;

import io.romanesco.contract.GoldenReport;
import io.romanesco.contract.ModelAnnouncement;
import io.romanesco.contract.ModelName;
import io.romanesco.contract.ModelState;
import io.romanesco.inference.model.repository.Attachments;
import io.romanesco.inference.model.repository.ModelManifest;
import io.romanesco.inference.model.runtime.RuntimeFacts;
import java.util.Locale;
import java.util.Optional;

/**
 * A version of a model and its state in this process.
 *
 * @param model name and version, from the folders
 * @param reason one line; null where nothing is to be said
 * @param serving whether it answers requests for its model that name no version
 * @param manifest empty where model.yaml is missing or cannot be read
 * @param attachments its card and tables
 * @param runtime how it runs; empty unless it is {@link ModelState#READY}
 * @param golden how it did on its golden pictures; empty where it was not compared with any
 * @param memoryMiB memory that it takes, or would take; 0 where unknown
 */
public record VersionStatus(
        ModelName model,
        ModelState state,
        String reason,
        boolean serving,
        Optional<ModelManifest> manifest,
        Attachments attachments,
        Optional<RuntimeFacts> runtime,
        Optional<GoldenReport> golden,
        int memoryMiB) {

    /** Whether it answers requests. */
    public boolean isReady() {
        return state == ModelState.READY;
    }

    /** Whether its files are gone, and it is no longer in memory. */
    public boolean isRemoved() {
        return state == ModelState.RETIRED && ModelAnnouncement.REMOVED.equals(reason);
    }

    /** A sentence for people: in which state it is, and why. */
    String problem() {
        return "The model %s@%s is %s%s."
                .formatted(
                        model.name(),
                        model.version(),
                        state.name().toLowerCase(Locale.ROOT),
                        reason == null ? "" : ": " + reason);
    }

    /** Name and version as one word. */
    public String id() {
        return model.name() + "/" + model.version();
    }
}

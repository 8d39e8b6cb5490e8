package io.romanesco.inference.model.registry;

import io.romanesco.inference.task.classification.Classifier;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** The models that are ready. The default one is always among them. */
public final class LoadedModels {

    private final String defaultName;
    private final Map<String, Classifier> byName;

    LoadedModels(String defaultName, Map<String, Classifier> byName) {
        this.defaultName = defaultName;
        this.byName = Map.copyOf(byName);
    }

    /** The model for images that ask for none. */
    public Classifier defaultModel() {
        return byName.get(defaultName);
    }

    /** The model of a name, or of {@code name/version}. */
    public Optional<Classifier> find(String wanted) {
        return byName.values().stream()
                .filter(model ->
                        model.manifest().name().equals(wanted)
                                || model.manifest().id().equals(wanted))
                .findFirst();
    }

    /** All of them. */
    public Collection<Classifier> all() {
        return byName.values();
    }

    boolean isDefault(Classifier model) {
        return model == defaultModel();
    }
}

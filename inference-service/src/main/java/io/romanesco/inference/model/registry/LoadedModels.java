package io.romanesco.inference.model.registry;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** The models that are ready at one time. The default one is always among them. */
public final class LoadedModels {

    private final String defaultName;
    private final Map<String, LoadedModel> byName;

    LoadedModels(String defaultName, Map<String, LoadedModel> byName) {
        this.defaultName = defaultName;
        this.byName = Map.copyOf(byName);
    }

    /** The model for images that ask for none. */
    public LoadedModel defaultModel() {
        return byName.get(defaultName);
    }

    /** The model with a name, or with {@code name@version}. */
    public Optional<LoadedModel> find(String wanted) {
        return all().stream()
                .filter(model ->
                        model.manifest().name().equals(wanted)
                                || model.manifest().id().equals(wanted.replace('@', '/')))
                .findFirst();
    }

    /** Every model, in no particular order. */
    public Collection<LoadedModel> all() {
        return byName.values();
    }
}

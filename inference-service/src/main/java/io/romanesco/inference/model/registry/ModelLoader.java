package io.romanesco.inference.model.registry;

import io.romanesco.inference.model.repository.ModelDirectory;
import io.romanesco.inference.model.repository.ModelLoadException;
import io.romanesco.inference.model.runtime.SessionSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Loads the models that the configuration names. */
@ApplicationScoped
public class ModelLoader {

    private final ModelsConfig models;
    private final SessionConfig session;

    ModelLoader(ModelsConfig models, SessionConfig session) {
        this.models = models;
        this.session = session;
    }

    /**
     * Loads the models, which takes seconds.
     *
     * @throws ModelLoadException when one cannot be used; the others are closed again
     */
    LoadedModels load() throws ModelLoadException {
        Map<String, LoadedModel> loaded = new LinkedHashMap<>();
        try {
            load(models.defaultModel(), loaded);
            for (String name : models.also().orElse(List.of())) {
                load(name, loaded);
            }
            return new LoadedModels(models.defaultModel(), loaded);
        } catch (ModelLoadException | RuntimeException | LinkageError unusable) {
            loaded.values().forEach(LoadedModel::close);
            throw unusable;
        }
    }

    String defaultName() {
        return models.defaultModel();
    }

    private void load(String name, Map<String, LoadedModel> loaded) throws ModelLoadException {
        if (loaded.containsKey(name)) {
            return;
        }
        Path version = new ModelDirectory(models.directory()).newest(name);
        SessionSettings settings =
                new SessionSettings(session.threads(), session.spinning(), session.arena());
        loaded.put(name, LoadedModel.load(version, models.precision(), settings));
    }
}

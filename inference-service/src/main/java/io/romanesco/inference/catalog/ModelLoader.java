package io.romanesco.inference.catalog;

import io.romanesco.inference.config.ModelsConfig;
import io.romanesco.inference.config.SessionConfig;
import io.romanesco.inference.vision.Classifier;
import io.romanesco.inference.vision.ModelDirectory;
import io.romanesco.inference.vision.ModelLoadException;
import io.romanesco.inference.vision.SessionSettings;
import jakarta.enterprise.context.ApplicationScoped;
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
     * Loads all of them; takes seconds.
     *
     * @throws ModelLoadException when one cannot be used: then none is
     */
    LoadedModels load() throws ModelLoadException {
        Map<String, Classifier> loaded = new LinkedHashMap<>();
        try {
            load(models.defaultModel(), loaded);
            for (String name : models.also().orElse(List.of())) {
                load(name, loaded);
            }
            return new LoadedModels(models.defaultModel(), loaded);
        } catch (ModelLoadException unusable) {
            loaded.values().forEach(Classifier::close);
            throw unusable;
        }
    }

    String defaultName() {
        return models.defaultModel();
    }

    private void load(String name, Map<String, Classifier> loaded) throws ModelLoadException {
        if (loaded.containsKey(name)) {
            return;
        }
        SessionSettings settings =
                new SessionSettings(session.threads(), session.spinning(), session.arena());
        loaded.put(
                name,
                Classifier.load(
                        new ModelDirectory(models.directory()).newest(name),
                        models.precision(),
                        settings));
    }
}

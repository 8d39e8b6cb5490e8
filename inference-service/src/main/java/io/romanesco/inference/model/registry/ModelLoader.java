package io.romanesco.inference.model.registry;

import io.romanesco.inference.model.registry.SessionTuner.Tuning;
import io.romanesco.inference.model.repository.ModelDirectory;
import io.romanesco.inference.model.repository.ModelLoadException;
import io.romanesco.inference.task.classification.Classifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** Loads the models that the configuration names. */
@ApplicationScoped
public class ModelLoader {

    private static final Logger LOG = Logger.getLogger(ModelLoader.class);

    private final ModelsConfig models;
    private final SessionTuner tuner;

    ModelLoader(ModelsConfig models, SessionTuner tuner) {
        this.models = models;
        this.tuner = tuner;
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
        Path version = new ModelDirectory(models.directory()).newest(name);
        Tuning tuning = tuner.tune(version);
        LOG.infof(
                "model.tuned name=%s precision=%s threads=%d by=%s",
                name, tuning.precision().orElse("first"), tuning.settings().threads(), tuning.by());
        loaded.put(
                name, Classifier.load(version, tuning.precision(), tuning.settings(), tuning.by()));
    }
}

package io.romanesco.inference.model.registry;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.romanesco.inference.model.repository.ModelLoadException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;

/**
 * The models of this process. They are loaded while the service starts. If one cannot be used, the
 * service stays alive but not ready, takes no images, and says why.
 */
@ApplicationScoped
public class ModelRegistry {

    private static final Logger LOG = Logger.getLogger(ModelRegistry.class);

    private static final int FIRST = 1;
    private static final int LAST = 10_000;

    private final ModelLoader loader;
    private final CompletableFuture<LoadedModels> ready = new CompletableFuture<>();
    private volatile Optional<String> failure = Optional.empty();

    ModelRegistry(ModelLoader loader) {
        this.loader = loader;
    }

    /** Completes when all models are loaded; never if one cannot be used. */
    public CompletionStage<LoadedModels> whenReady() {
        return ready.copy();
    }

    /** The current models; empty until all are loaded. Ask again for each image. */
    public Optional<LoadedModels> models() {
        return Optional.ofNullable(ready.getNow(null));
    }

    /** Name of the model for images that ask for none. */
    public String defaultName() {
        return loader.defaultName();
    }

    /**
     * Name of the model that an image gets: the one that it asks for if loaded, else the default.
     */
    public String nameFor(Optional<String> wanted) {
        return models().flatMap(models -> wanted.flatMap(models::find))
                .map(model -> model.manifest().name())
                .orElse(defaultName());
    }

    /** Why the models cannot be used. */
    public Optional<String> failure() {
        return failure;
    }

    /** Loads beside the start of Kafka's clients, which takes about as long. */
    void start(@Observes @Priority(FIRST) StartupEvent event) {
        Thread.ofPlatform().daemon().name("model-loader").start(this::load);
    }

    void stop(@Observes @Priority(LAST) ShutdownEvent event) {
        models().map(LoadedModels::all).orElse(List.of()).forEach(LoadedModel::close);
    }

    private void load() {
        try {
            LoadedModels models = loader.load();
            for (LoadedModel model : models.all()) {
                LOG.infof("model.loaded id=%s %s", model.manifest().id(), model.runtime());
            }
            ready.complete(models);
        } catch (ModelLoadException unusable) {
            fail(unusable.getMessage());
        } catch (RuntimeException | LinkageError unforeseen) {
            LOG.error("model.failed", unforeseen);
            fail("The models cannot be loaded: " + unforeseen);
        }
    }

    private void fail(String reason) {
        LOG.errorf("model.unusable reason=\"%s\": this instance will not become ready", reason);
        failure = Optional.of(reason);
    }
}

package io.romanesco.inference.model.registry;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.romanesco.inference.model.repository.ModelLoadException;
import io.romanesco.inference.task.classification.Classifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;

/**
 * Loads the models beside the start of the service, and says when they are there. When one cannot
 * be used the service stays up, not ready, takes nothing from the topic, and says why.
 */
@ApplicationScoped
public class ModelCatalog {

    private static final Logger LOG = Logger.getLogger(ModelCatalog.class);

    private static final int FIRST = 1;
    private static final int LAST = 10_000;

    private final ModelLoader loader;
    private final ModelAnnouncer announcer;
    private final CompletableFuture<LoadedModels> ready = new CompletableFuture<>();
    private final CompletableFuture<Void> started = new CompletableFuture<>();
    private volatile Optional<String> failure = Optional.empty();

    ModelCatalog(ModelLoader loader, ModelAnnouncer announcer) {
        this.loader = loader;
        this.announcer = announcer;
    }

    /** Completes when all models are loaded and warm; never where one cannot be used. */
    public CompletionStage<LoadedModels> whenReady() {
        return ready.copy();
    }

    /** The models, once they are ready. */
    public Optional<LoadedModels> models() {
        return Optional.ofNullable(ready.getNow(null));
    }

    /** Name of the model for images that ask for none. */
    public String defaultName() {
        return loader.defaultName();
    }

    /** Why the models are not there and will not be. */
    public Optional<String> failure() {
        return failure;
    }

    /** Before the clients of Kafka are made, which takes about as long. */
    void start(@Observes @Priority(FIRST) StartupEvent event) {
        Thread.ofPlatform().daemon().name("model-loader").start(this::load);
    }

    /** Only now there are channels to announce by. */
    void started(@Observes @Priority(LAST) StartupEvent event) {
        started.complete(null);
    }

    void stop(@Observes @Priority(LAST) ShutdownEvent event) {
        models().map(LoadedModels::all).orElse(List.of()).forEach(Classifier::close);
    }

    private void load() {
        try {
            LoadedModels models = loader.load();
            for (Classifier model : models.all()) {
                LOG.infof("model.loaded id=%s %s", model.manifest().id(), model.runtime());
            }
            ready.complete(models);
            started.thenRun(() -> announcer.announce(models));
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

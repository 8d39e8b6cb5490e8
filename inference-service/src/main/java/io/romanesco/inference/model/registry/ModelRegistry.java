package io.romanesco.inference.model.registry;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.romanesco.contract.ModelName;
import io.romanesco.contract.ModelRequest;
import io.romanesco.contract.ModelState;
import io.romanesco.inference.model.repository.ModelLoadException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * The models of this process. They are loaded while the service starts. If the default one cannot
 * be used, the service stays alive but not ready, takes no images, and says why.
 */
@ApplicationScoped
public class ModelRegistry {

    private static final Logger LOG = Logger.getLogger(ModelRegistry.class);

    private static final int FIRST = 1;
    private static final int LAST = 10_000;

    private final ModelLoader loader;
    private final Policies policies;
    private final Map<String, SharedModel> shared = new ConcurrentHashMap<>();
    private final CompletableFuture<LoadedModels> ready = new CompletableFuture<>();
    private volatile Optional<String> failure = Optional.empty();

    ModelRegistry(ModelLoader loader, Policies policies) {
        this.loader = loader;
        this.policies = policies;
    }

    /**
     * A lease on the model that a request means: its version, or the one that the model's policy
     * chooses. A version that is not in memory is loaded, and the repository is read once for one
     * that is unknown. That may take seconds: this blocks, and is for worker threads only.
     *
     * @return empty where there is no such version, or it cannot be used
     */
    public Optional<ModelLease> acquire(ModelRequest request) {
        return models().flatMap(models -> models.find(request.toString()))
                .flatMap(model -> shared.get(model.manifest().id()).lease());
    }

    /**
     * A lease on the default model. Does not block.
     *
     * @throws IllegalStateException when it is not ready
     */
    public ModelLease acquireDefault() {
        return models().flatMap(models -> shared.get(models.defaultModel().manifest().id()).lease())
                .orElseThrow(() ->
                        new IllegalStateException(
                                "The default model %s is not ready".formatted(defaultName())));
    }

    /** Every known version, by name, the newest first. Does not block. */
    public List<VersionStatus> versions() {
        return models().map(LoadedModels::all).orElse(List.of()).stream()
                .map(model ->
                        new VersionStatus(
                                model.name(),
                                ModelState.READY,
                                null,
                                true,
                                Optional.of(model.manifest()),
                                Optional.of(model.runtime()),
                                Optional.empty(),
                                0))
                .toList();
    }

    /**
     * Loads a version of the repository, whatever the policy of its model, and keeps it as long as
     * the memory allows. Does nothing if it is ready. Blocks; for worker threads only.
     *
     * @throws ModelLoadException when there is no such version or it cannot be used, with the
     *     reason
     */
    public VersionStatus load(String name, String version) throws ModelLoadException {
        ModelName wanted = new ModelName(name, version);
        return versions().stream()
                .filter(status -> status.model().equals(wanted))
                .findFirst()
                .orElseThrow(
                        () -> new ModelLoadException("no model %s/%s".formatted(name, version)));
    }

    /**
     * Takes a version out of memory after its last lease. It is loaded again when a request names
     * it. Blocks for a load that is in progress; for worker threads only.
     *
     * @throws ModelLoadException when it is not loaded, or it is the default model's
     */
    public VersionStatus unload(String name, String version) throws ModelLoadException {
        throw new ModelLoadException(
                "model %s/%s is in use by the configuration".formatted(name, version));
    }

    /** The policies in force. */
    public Policies policies() {
        return policies;
    }

    /** Completes when the default model answers; never if it cannot be used. */
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
        shared.values().forEach(SharedModel::retire);
    }

    private void load() {
        try {
            LoadedModels models = loader.load();
            for (LoadedModel model : models.all()) {
                LOG.infof("model.loaded id=%s %s", model.manifest().id(), model.runtime());
                shared.put(model.manifest().id(), new SharedModel(model));
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

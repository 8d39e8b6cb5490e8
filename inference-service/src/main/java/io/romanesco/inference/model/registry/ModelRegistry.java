package io.romanesco.inference.model.registry;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.romanesco.contract.ModelName;
import io.romanesco.contract.ModelRequest;
import io.romanesco.inference.model.repository.ModelLoadException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The models of this process. A thread of its own reads the repository, loads versions and takes
 * them out again; leases keep a version in memory while it is used. If the default model cannot be
 * used, the service stays alive but not ready, takes no images, and says why.
 */
@ApplicationScoped
public class ModelRegistry {

    private static final int FIRST = 1;
    private static final int LAST = 10_000;

    /**
     * A version may be replaced between the choice and the lease; then the choice is made again.
     */
    private static final int TRIES = 3;

    /** How long a request goes on where others take the memory of what was loaded for it. */
    private static final long EVICTED_WAIT = TimeUnit.SECONDS.toNanos(10);

    private final RegistryParts parts;
    private final Policies policies;

    ModelRegistry(
            ModelsConfig models,
            SessionConfig session,
            Policies policies,
            GoldenGate gate,
            RepositoryRoots roots) {
        this.policies = policies;
        this.parts = RegistryParts.of(models, session, policies, gate, roots);
    }

    /**
     * A lease on the model that a request means: its version, or the one that the model's policy
     * chooses. A version that is not in memory is loaded, and the repository is read once for one
     * that is unknown. If it fits only in place of models that are in use, this waits until they
     * are idle, for at most 10 s. All that may take seconds: this blocks, and is for worker threads
     * that hold no other lease.
     *
     * @return empty where there is no such version, or it cannot be used
     */
    public Optional<ModelLease> acquire(ModelRequest request) {
        return lease(request, false);
    }

    /**
     * The same for a caller that holds other leases: this never waits for models in use, since two
     * callers could wait for each other's. Where the models do not fit into memory together, close
     * the leases, then {@link #acquire}.
     *
     * @return empty also where the memory is in use
     */
    public Optional<ModelLease> acquireBeside(ModelRequest request) {
        return lease(request, true);
    }

    private Optional<ModelLease> lease(ModelRequest request, boolean holdsLeases) {
        Optional<ModelLease> lease = ready(request);
        // A loaded version may be evicted for another request before this one leases it.
        long end = System.nanoTime() + EVICTED_WAIT;
        while (lease.isEmpty()
                && System.nanoTime() - end < 0
                && parts.requests().await(request, holdsLeases)) {
            lease = ready(request);
        }
        return lease;
    }

    /** A sentence for people: why {@link #acquire} gives no lease. Does not block. */
    public String problem(ModelRequest request) {
        return parts.catalog().versions(request.name()).stream()
                .map(ModelVersion::status)
                .filter(status ->
                        request.version().map(status.model().version()::equals).orElse(true))
                .findFirst()
                .map(VersionStatus::problem)
                .orElseGet(() -> "There is no model %s.".formatted(request));
    }

    /**
     * A lease on the default model. Does not block.
     *
     * @throws IllegalStateException when it is not ready
     */
    public ModelLease acquireDefault() {
        return ready(ModelRequest.of(defaultName()))
                .orElseThrow(() ->
                        new IllegalStateException(
                                "The default model %s is not ready".formatted(defaultName())));
    }

    /** Every known version, by name, the newest first. Does not block. */
    public List<VersionStatus> versions() {
        return parts.catalog().all().stream().map(ModelVersion::status).toList();
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
        return parts.await(() -> parts.keeper().load(wanted));
    }

    /**
     * Takes a version out of memory after its last lease. A request that names it loads it again.
     * Blocks for a load that is in progress; for worker threads only.
     *
     * @throws ModelLoadException when it is not loaded, or it is a default, pinned or shadow
     *     version
     */
    public VersionStatus unload(String name, String version) throws ModelLoadException {
        ModelName wanted = new ModelName(name, version);
        return parts.await(() -> parts.keeper().unload(wanted));
    }

    /** The policies in force. */
    public Policies policies() {
        return policies;
    }

    /** Completes with the default model's version when it answers and the policies are known. */
    public CompletionStage<ModelName> whenReady() {
        return parts.start().whenReady();
    }

    /** Name of the model for images that ask for none. */
    public String defaultName() {
        return parts.settings().models().defaultModel();
    }

    /**
     * A model's name for metrics: the name asked for if there is such a model, else the default.
     */
    public String nameFor(Optional<String> wanted) {
        return wanted.flatMap(ModelRequest::parse)
                .map(ModelRequest::name)
                .filter(name -> !parts.catalog().versions(name).isEmpty())
                .orElse(defaultName());
    }

    /** Why the default model does not answer; empty where it does. */
    public Optional<String> failure() {
        return parts.start().failure();
    }

    /**
     * Calls the listener on the loader's thread: first with every known version, then at each
     * change of a state. It must not block.
     */
    public void listen(Consumer<VersionStatus> listener) {
        parts.listen(listener);
    }

    /** Memory for all models, in bytes: {@code romanesco.models.memory}. */
    public long memoryLimit() {
        return parts.memory().limit();
    }

    /** Memory that the loaded models take by estimate, in bytes. */
    public long memoryUsed() {
        return parts.memory().used();
    }

    /** Loads beside the start of Kafka's clients, which takes about as long. */
    void start(@Observes @Priority(FIRST) StartupEvent event) {
        parts.start().begin();
    }

    void stop(@Observes @Priority(LAST) ShutdownEvent event) {
        parts.stop();
    }

    private Optional<ModelLease> ready(ModelRequest request) {
        Optional<ModelLease> lease = Optional.empty();
        for (int i = 0; i < TRIES && lease.isEmpty(); i++) {
            lease = parts.resolve(request).flatMap(ModelVersion::lease);
        }
        return lease;
    }
}

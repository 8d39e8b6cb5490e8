package io.romanesco.inference.model.registry;

import io.romanesco.contract.ModelName;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * The start: the default model first, then the policies, then everything else. After that the
 * repository is read at each poll.
 */
final class RegistryStart {

    private static final Logger LOG = Logger.getLogger(RegistryStart.class);

    private static final String LOADING = "loading";

    private final ModelsConfig models;
    private final Policies policies;
    private final Catalog catalog;
    private final ModelKeeper keeper;
    private final LoaderThread thread;
    private final String places;
    private final CompletableFuture<ModelName> ready = new CompletableFuture<>();
    private volatile boolean scanned;
    private String reported = "";

    RegistryStart(
            ModelsConfig models,
            Policies policies,
            Catalog catalog,
            ModelKeeper keeper,
            LoaderThread thread,
            String places) {
        this.models = models;
        this.policies = policies;
        this.catalog = catalog;
        this.keeper = keeper;
        this.thread = thread;
        this.places = places;
    }

    /** Does not block. */
    void begin() {
        thread.run(
                        () -> {
                            keeper.scan();
                            scanned = true;
                            keeper.model(models.defaultModel());
                            awaitPolicies();
                            keeper.model(models.defaultModel());
                            check();
                            policies.onChange(() -> thread.run(this::poll));
                            return poll();
                        })
                .whenComplete((done, failed) -> {
                    if (failed != null && !(failed.getCause() instanceof InterruptedException)) {
                        LOG.error("repository.failed", failed);
                    }
                });
        thread.every(models.poll(), this::poll);
    }

    CompletionStage<ModelName> whenReady() {
        return ready.copy();
    }

    /** Why the default model does not answer; empty where it does. */
    Optional<String> failure() {
        String name = models.defaultModel();
        if (catalog.serving(policies.model(name)).isPresent()) {
            return Optional.empty();
        }
        List<VersionStatus> versions =
                catalog.versions(name).stream().map(ModelVersion::status).toList();
        if (versions.isEmpty() && scanned) {
            return Optional.of(
                    "no model %s: %s has no %s/<version>/model.yaml".formatted(name, places, name));
        }
        return versions.stream()
                .filter(version -> version.reason() != null)
                .findFirst()
                .map(version -> "model %s: %s".formatted(version.id(), version.reason()))
                .or(() -> Optional.of(LOADING));
    }

    private Void poll() {
        keeper.poll();
        check();
        return null;
    }

    /** Logs each reason once. */
    private void check() {
        Optional<String> failure = failure();
        if (failure.isPresent()
                && !failure.get().equals(reported)
                && !failure.get().equals(LOADING)) {
            reported = failure.get();
            LOG.errorf("model.unusable reason=\"%s\": this instance is not ready", reported);
        }
        if (failure.isEmpty()) {
            catalog.serving(policies.model(models.defaultModel()))
                    .ifPresent(version -> ready.complete(version.name()));
        }
    }

    private void awaitPolicies() throws InterruptedException {
        try {
            policies.whenKnown()
                    .toCompletableFuture()
                    .get(models.policyWait().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException unknown) {
            LOG.warnf(
                    "policies.unknown the topic could not be read within %s; it is read on, and"
                            + " until then every model's latest version is used",
                    models.policyWait());
        }
    }
}

package io.romanesco.inference.model.registry;

import io.romanesco.contract.ModelRequest;
import io.romanesco.inference.model.repository.ModelLoadException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/** The parts of the registry, joined. They use no framework. */
record RegistryParts(
        LoadSettings settings,
        Policies policies,
        Catalog catalog,
        ModelMemory memory,
        StatusBoard board,
        ModelRoom room,
        ModelKeeper keeper,
        ModelRequests requests,
        RegistryStart start,
        LoaderThread thread) {

    static RegistryParts of(
            ModelsConfig models,
            SessionConfig session,
            Policies policies,
            GoldenGate gate,
            RepositoryRoots roots) {
        LoadSettings settings = LoadSettings.of(models, session);
        Catalog catalog = new Catalog();
        ModelMemory memory = ModelMemory.of(models.memory());
        StatusBoard board = new StatusBoard(catalog, policies);
        MemoryChanges changes = new MemoryChanges();
        ModelRoom room = new ModelRoom(memory, catalog, board, changes);
        VersionLoader loader = new VersionLoader(settings, gate, room, board);
        Reconciler reconciler = new Reconciler(settings, policies, catalog, loader, room, board);
        RepositoryListing listing = new RepositoryListing(roots.all(), models.unknownPause());
        ModelKeeper keeper =
                new ModelKeeper(catalog, listing, loader, reconciler, room, board, models.settle());
        LoaderThread thread = new LoaderThread();
        ModelRequests requests =
                new ModelRequests(
                        catalog,
                        listing,
                        changes,
                        request ->
                                thread.run(() -> {
                                    boolean heldUp = keeper.request(request);
                                    return result(resolve(catalog, policies, request), heldUp);
                                }),
                        models.loadTimeout(),
                        models.unknownPause());
        RegistryStart start =
                new RegistryStart(models, policies, catalog, keeper, thread, listing.places());
        return new RegistryParts(
                settings, policies, catalog, memory, board, room, keeper, requests, start, thread);
    }

    private static ModelRequests.Result result(Optional<ModelVersion> version, boolean heldUp) {
        if (version.filter(ModelVersion::isReady).isPresent()) {
            return ModelRequests.Result.READY;
        }
        return heldUp ? ModelRequests.Result.HELD_UP : ModelRequests.Result.FAILED;
    }

    /** The version that a request means now, if it is in memory. */
    Optional<ModelVersion> resolve(ModelRequest request) {
        return resolve(catalog, policies, request);
    }

    private static Optional<ModelVersion> resolve(
            Catalog catalog, Policies policies, ModelRequest request) {
        return request.version().isPresent()
                ? catalog.find(request.name(), request.version().get())
                : catalog.serving(policies.model(request.name()));
    }

    /** Tells a listener what is known, then each change. */
    void listen(Consumer<VersionStatus> listener) {
        thread.run(() -> {
            catalog.all().forEach(version -> listener.accept(version.status()));
            board.listen(listener);
            return null;
        });
    }

    /** Runs work on the loader's thread and waits for it. */
    <T> T await(Callable<T> work) throws ModelLoadException {
        try {
            return thread.run(work).get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ModelLoadException("the service stops", stopped);
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            throw cause instanceof ModelLoadException unusable
                    ? unusable
                    : new ModelLoadException("the model cannot be loaded: " + cause, cause);
        }
    }

    /** Stops the loader; what is in memory closes after its last lease. */
    void stop() {
        thread.stop();
        for (ModelVersion version : catalog.all()) {
            version.close();
        }
    }
}

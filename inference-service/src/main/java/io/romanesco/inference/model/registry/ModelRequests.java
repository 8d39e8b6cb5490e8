package io.romanesco.inference.model.registry;

import io.romanesco.contract.ModelRequest;
import io.romanesco.contract.ModelState;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Requests for versions that are not in memory. Requests for the same one share one load, and a
 * failed one is not repeated at once. Blocks; for worker threads.
 */
final class ModelRequests {

    private final Catalog catalog;
    private final RepositoryListing listing;
    private final Function<ModelRequest, CompletableFuture<Void>> load;
    private final Duration timeout;
    private final long pause;
    private final Map<ModelRequest, CompletableFuture<Void>> running = new ConcurrentHashMap<>();
    private final Map<ModelRequest, Long> failures = new ConcurrentHashMap<>();
    private final Predicate<ModelRequest> isReady;

    /**
     * @param load starts to load what a request means
     * @param isReady whether that is in memory
     * @param timeout how long a request waits for that
     * @param pause least time between two tries
     */
    ModelRequests(
            Catalog catalog,
            RepositoryListing listing,
            Function<ModelRequest, CompletableFuture<Void>> load,
            Predicate<ModelRequest> isReady,
            Duration timeout,
            Duration pause) {
        this.catalog = catalog;
        this.listing = listing;
        this.load = load;
        this.isReady = isReady;
        this.timeout = timeout;
        this.pause = pause.toNanos();
    }

    /** Waits until what a request means is loaded; false where it cannot be. */
    boolean await(ModelRequest request) {
        if (isHopeless(request)) {
            return false;
        }
        CompletableFuture<Void> loaded = running.computeIfAbsent(request, load);
        try {
            loaded.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException notLoaded) {
            return false;
        } finally {
            if (loaded.isDone() && running.remove(request, loaded)) {
                note(request);
            }
        }
        return !failures.containsKey(request);
    }

    private void note(ModelRequest request) {
        if (isReady.test(request)) {
            failures.remove(request);
        } else {
            failures.put(request, System.nanoTime());
        }
    }

    /** Unknown names never get into the maps, so those stay as small as the repository. */
    private boolean isHopeless(ModelRequest request) {
        Long failed = failures.get(request);
        if (failed != null && System.nanoTime() - failed < pause) {
            return !running.containsKey(request);
        }
        Optional<ModelVersion> known =
                request.version().flatMap(version -> catalog.find(request.name(), version));
        if (known.isPresent()) {
            return known.get().status().state() == ModelState.REFUSED;
        }
        boolean knownName =
                request.version().isEmpty() && !catalog.versions(request.name()).isEmpty();
        return !knownName && !listing.has(request);
    }
}

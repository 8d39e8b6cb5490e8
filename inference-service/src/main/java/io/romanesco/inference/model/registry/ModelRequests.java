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

/**
 * Requests for versions that are not in memory. Requests for the same one share one load, and a
 * failed one is not repeated at once. One that models in use hold up is repeated when one of them
 * is idle. Blocks; for worker threads.
 */
final class ModelRequests {

    /** How long a request waits for memory that models in use hold: inferences end in seconds. */
    private static final long MEMORY_WAIT = TimeUnit.SECONDS.toNanos(10);

    /** What became of a load, as the loader's thread saw it at the end. */
    enum Result {
        /** It was loaded; another request may have taken its memory since. */
        READY,
        /** It fits once models in use are idle. */
        HELD_UP,
        FAILED
    }

    private final Catalog catalog;
    private final RepositoryListing listing;
    private final MemoryChanges memory;
    private final Function<ModelRequest, CompletableFuture<Result>> load;
    private final Duration timeout;
    private final long pause;
    private final Map<ModelRequest, CompletableFuture<Result>> running = new ConcurrentHashMap<>();
    private final Map<ModelRequest, Long> failures = new ConcurrentHashMap<>();

    /**
     * @param memory tells when to look for memory again
     * @param load starts to load what a request means
     * @param timeout how long a request waits for that
     * @param pause least time between two tries
     */
    ModelRequests(
            Catalog catalog,
            RepositoryListing listing,
            MemoryChanges memory,
            Function<ModelRequest, CompletableFuture<Result>> load,
            Duration timeout,
            Duration pause) {
        this.catalog = catalog;
        this.listing = listing;
        this.memory = memory;
        this.load = load;
        this.timeout = timeout;
        this.pause = pause.toNanos();
    }

    /**
     * Waits until what a request means is loaded; false where it cannot be.
     *
     * @param holdsLeases whether the caller keeps other models in use. Then nothing waits for
     *     memory: two callers could wait for each other's models
     */
    boolean await(ModelRequest request, boolean holdsLeases) {
        long end = System.nanoTime() + MEMORY_WAIT;
        long known = memory.count();
        Result result = load(request);
        while (result == Result.HELD_UP
                && !holdsLeases
                && memory.await(known, end - System.nanoTime())) {
            known = memory.count();
            result = load(request);
        }
        return result == Result.READY;
    }

    private Result load(ModelRequest request) {
        if (isHopeless(request)) {
            return Result.FAILED;
        }
        CompletableFuture<Result> loading = running.computeIfAbsent(request, load);
        Result result = Result.FAILED;
        try {
            result = loading.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Result.FAILED;
        } catch (ExecutionException | TimeoutException notLoaded) {
            return Result.FAILED;
        } finally {
            if (loading.isDone() && running.remove(request, loading)) {
                note(request, result);
            }
        }
        return result;
    }

    private void note(ModelRequest request, Result result) {
        if (result == Result.FAILED) {
            failures.put(request, System.nanoTime());
        } else {
            failures.remove(request);
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

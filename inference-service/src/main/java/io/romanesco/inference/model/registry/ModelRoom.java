package io.romanesco.inference.model.registry;

import io.romanesco.inference.model.runtime.NativeMemory;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Makes room for models: the least recently used one goes first, never a default, pinned or shadow
 * version. For the loader's thread: it waits for the last leases of what goes.
 */
final class ModelRoom {

    /** Inferences end within seconds; a lease that is held longer is not waited for. */
    private static final int LEASE_SECONDS = 10;

    private final ModelMemory memory;
    private final Catalog catalog;
    private final StatusBoard board;

    ModelRoom(ModelMemory memory, Catalog catalog, StatusBoard board) {
        this.memory = memory;
        this.catalog = catalog;
        this.board = board;
    }

    /** Why a model can never be loaded here; empty where it can. */
    Optional<String> tooLarge(long bytes) {
        return bytes <= memory.limit()
                ? Optional.empty()
                : Optional.of(
                        "it needs about %d MiB, but romanesco.models.memory is %d MiB"
                                .formatted(mebibytes(bytes), mebibytes(memory.limit())));
    }

    /**
     * Takes memory for a version.
     *
     * @return why there is none; empty where it was taken
     */
    Optional<String> take(ModelVersion version, long bytes, boolean mayEvict) {
        if (mayEvict && !memory.hasRoomFor(bytes)) {
            for (ModelVersion victim : victims(version, bytes)) {
                if (!evict(victim, version)) {
                    break;
                }
            }
        }
        if (!memory.hasRoomFor(bytes)) {
            return Optional.of(
                    "it needs about %d MiB, but %d of %d MiB are in use; a request loads it if others can go"
                            .formatted(
                                    mebibytes(bytes),
                                    mebibytes(memory.used()),
                                    mebibytes(memory.limit())));
        }
        memory.take(bytes);
        return Optional.empty();
    }

    /** Gives back what {@link #take} took. */
    void release(long bytes) {
        memory.release(bytes);
    }

    /** Takes a version out of service; its memory is returned after its last lease. */
    CompletableFuture<Void> retire(ModelVersion version, String reason) {
        long bytes = version.bytes();
        CompletableFuture<Void> gone =
                version.retire(reason)
                        .thenRun(() -> {
                            memory.release(bytes);
                            NativeMemory.returnFreed();
                        })
                        .toCompletableFuture();
        board.publish(version);
        return gone;
    }

    /**
     * The versions that must go: from the least recently used one until there is room, without
     * those that the others make unnecessary. None where even all would not make room.
     */
    private List<ModelVersion> victims(ModelVersion next, long bytes) {
        long spare = memory.limit() - memory.used() - bytes;
        Deque<ModelVersion> chosen = new ArrayDeque<>();
        for (ModelVersion version : leastRecentlyUsedFirst(next)) {
            if (spare >= 0) {
                break;
            }
            chosen.push(version);
            spare += version.bytes();
        }
        if (spare < 0) {
            return List.of();
        }
        List<ModelVersion> needed = new ArrayList<>();
        for (ModelVersion version : chosen) {
            if (spare >= version.bytes()) {
                spare -= version.bytes();
            } else {
                needed.addFirst(version);
            }
        }
        return needed;
    }

    /**
     * Idle versions before those in use. A version that answers stays until the one that replaces
     * it does.
     */
    private List<ModelVersion> leastRecentlyUsedFirst(ModelVersion next) {
        return catalog.all().stream()
                .filter(ModelVersion::isReady)
                .filter(version -> !version.isKept())
                .filter(version ->
                        !version.name().name().equals(next.name().name())
                                || !version.status().serving())
                .sorted(
                        Comparator.comparing((ModelVersion version) -> !version.isIdle())
                                .thenComparingLong(ModelVersion::lastUse))
                .toList();
    }

    /** False where its memory is still in use after a while. */
    private boolean evict(ModelVersion idle, ModelVersion forVersion) {
        try {
            retire(
                            idle,
                            "its memory was needed for %s; a request loads it again"
                                    .formatted(forVersion.id()))
                    .get(LEASE_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException inUse) {
            return false;
        }
    }

    private static long mebibytes(long bytes) {
        return bytes >> 20;
    }
}

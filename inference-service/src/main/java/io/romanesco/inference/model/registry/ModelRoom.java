package io.romanesco.inference.model.registry;

import io.romanesco.contract.ModelAnnouncement;
import io.romanesco.inference.model.runtime.NativeMemory;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Makes room for models: the least recently used one goes first, never a default, pinned or shadow
 * version, and never one that is in use. For the loader's thread.
 */
final class ModelRoom {

    private final ModelMemory memory;
    private final Catalog catalog;
    private final StatusBoard board;
    private final MemoryChanges changes;

    ModelRoom(ModelMemory memory, Catalog catalog, StatusBoard board, MemoryChanges changes) {
        this.memory = memory;
        this.catalog = catalog;
        this.board = board;
        this.changes = changes;
    }

    /** Tells requests that wait for memory that a version is idle. For any thread. */
    void idle() {
        changes.changed();
    }

    /** Why a model can never be loaded here; empty where it can. */
    Optional<String> tooLarge(long bytes) {
        return bytes <= memory.limit()
                ? Optional.empty()
                : Optional.of(
                        "it needs about %d MiB, but romanesco.models.memory is %d MiB"
                                .formatted(mebibytes(bytes), mebibytes(memory.limit())));
    }

    /** Whether there is memory for a version. */
    enum Room {
        /** There is, or idle versions can go. */
        AVAILABLE,
        /** There may be, once versions in use are idle. */
        IN_USE,
        NONE
    }

    /**
     * Looks for memory, and changes nothing.
     *
     * @param mayEvict whether models that were not used for long may go
     */
    Room look(ModelVersion version, long bytes, boolean mayEvict) {
        if (memory.hasRoomFor(bytes)) {
            return Room.AVAILABLE;
        }
        if (!mayEvict) {
            return Room.NONE;
        }
        if (victims(idle(version), bytes).isPresent()) {
            return Room.AVAILABLE;
        }
        return victims(replaceable(version), bytes).isPresent() ? Room.IN_USE : Room.NONE;
    }

    /** Whether there is memory although nothing goes. */
    boolean isFree(long bytes) {
        return memory.hasRoomFor(bytes);
    }

    /** Why a version has to wait for memory. */
    String lack(long bytes) {
        return "it needs about %d MiB, but %d of %d MiB are in use; %s if others can go"
                .formatted(
                        mebibytes(bytes),
                        mebibytes(memory.used()),
                        mebibytes(memory.limit()),
                        ModelAnnouncement.ON_REQUEST);
    }

    /**
     * Takes memory for a version. Idle versions may have to go; nothing is waited for.
     *
     * @return false where there is none after all
     */
    boolean take(ModelVersion version, long bytes, boolean mayEvict) {
        if (mayEvict && !memory.hasRoomFor(bytes)) {
            String reason =
                    "its memory was needed for %s; %s again"
                            .formatted(version.id(), ModelAnnouncement.ON_REQUEST);
            victims(idle(version), bytes)
                    .orElse(List.of())
                    .forEach(victim -> retire(victim, reason));
        }
        if (!memory.hasRoomFor(bytes)) {
            return false;
        }
        memory.take(bytes);
        return true;
    }

    /** Gives back what {@link #take} took. */
    void release(long bytes) {
        memory.release(bytes);
        changes.changed();
    }

    /** Takes a version out of service; its memory is returned after its last lease. */
    void retire(ModelVersion version, String reason) {
        long bytes = version.bytes();
        version.retire(reason)
                .thenRun(() -> {
                    release(bytes);
                    NativeMemory.returnFreed();
                });
        board.publish(version);
    }

    /**
     * The versions that must go: from the least recently used one until there is room, without
     * those that the others make unnecessary. Empty where even all would not make room.
     *
     * @param candidates the least recently used one first
     */
    private Optional<List<ModelVersion>> victims(List<ModelVersion> candidates, long bytes) {
        long spare = memory.limit() - memory.used() - bytes;
        Deque<ModelVersion> chosen = new ArrayDeque<>();
        for (ModelVersion version : candidates) {
            if (spare >= 0) {
                break;
            }
            chosen.push(version);
            spare += version.bytes();
        }
        if (spare < 0) {
            return Optional.empty();
        }
        List<ModelVersion> needed = new ArrayList<>();
        for (ModelVersion version : chosen) {
            if (spare >= version.bytes()) {
                spare -= version.bytes();
            } else {
                needed.addFirst(version);
            }
        }
        return Optional.of(needed);
    }

    private List<ModelVersion> idle(ModelVersion next) {
        return replaceable(next).stream().filter(ModelVersion::isIdle).toList();
    }

    /**
     * Versions that may go for another, the least recently used one first. A version that answers
     * stays until the one that replaces it does.
     */
    private List<ModelVersion> replaceable(ModelVersion next) {
        return catalog.all().stream()
                .filter(ModelVersion::isReady)
                .filter(version -> !version.retention().isKept())
                .filter(version ->
                        !version.name().name().equals(next.name().name())
                                || !version.status().serving())
                .sorted(Comparator.comparingLong(ModelVersion::lastUse))
                .toList();
    }

    private static long mebibytes(long bytes) {
        return bytes >> 20;
    }
}

package io.romanesco.inference.model.registry;

import io.romanesco.contract.ModelName;
import io.romanesco.contract.ModelRequest;
import io.romanesco.contract.ModelState;
import io.romanesco.inference.model.repository.ModelLoadException;
import java.time.Duration;
import java.util.Optional;

/**
 * Keeps the versions in memory that the repository, the policies and the requests ask for. For the
 * loader's thread.
 */
final class ModelKeeper {

    private static final String STAYS =
            "removed from the repository; it stays until another version answers";

    private final Catalog catalog;
    private final RepositoryListing listing;
    private final VersionLoader loader;
    private final Reconciler reconciler;
    private final ModelRoom room;
    private final StatusBoard board;
    private final Duration settle;
    private boolean first = true;

    ModelKeeper(
            Catalog catalog,
            RepositoryListing listing,
            VersionLoader loader,
            Reconciler reconciler,
            ModelRoom room,
            StatusBoard board,
            Duration settle) {
        this.catalog = catalog;
        this.listing = listing;
        this.loader = loader;
        this.reconciler = reconciler;
        this.room = room;
        this.board = board;
        this.settle = settle;
    }

    /** Reads the repository. The first call reads the files of new versions at once. */
    void scan() {
        catalog.update(listing.read(), settle, first);
        first = false;
    }

    /** Brings one model in line with its policy. */
    void model(String name) {
        reconciler.model(name, false);
    }

    /** Reads the repository and brings all models in line with it and with the policies. */
    void poll() {
        scan();
        reconciler.all();
        for (ModelVersion version : catalog.all()) {
            if (version.isGone()) {
                forget(version);
            } else if (version.isReady()) {
                version.compareFiles();
                board.publish(version);
            }
        }
    }

    /**
     * Loads what a request means, after one look into the repository; without it where only memory
     * was missing.
     *
     * @return whether models in use hold it up
     */
    boolean request(ModelRequest request) {
        if (!isHeldUp(request)) {
            scan();
        }
        if (request.version().isEmpty()) {
            reconciler.model(request.name(), true);
        } else {
            catalog.find(request.name(), request.version().get())
                    .ifPresent(version -> {
                        loader.load(version, true);
                        version.retention().requested();
                    });
        }
        return isHeldUp(request);
    }

    private boolean isHeldUp(ModelRequest request) {
        return catalog.meant(request).anyMatch(ModelVersion::isHeldUp);
    }

    /**
     * Loads a version by name, also one that was refused before.
     *
     * @throws ModelLoadException when it cannot be used, with the reason
     */
    VersionStatus load(ModelName name) throws ModelLoadException {
        scan();
        ModelVersion version = find(name);
        if (!version.isReady()) {
            version.forgetRefusal();
            loader.load(version, true);
        }
        version.retention().requested();
        if (!version.isReady()) {
            throw new ModelLoadException(
                    "model %s: %s".formatted(version.id(), version.status().reason()));
        }
        return version.status();
    }

    /**
     * Takes a version out of memory.
     *
     * @throws ModelLoadException when it is not loaded, or must stay
     */
    VersionStatus unload(ModelName name) throws ModelLoadException {
        ModelVersion version = find(name);
        if (version.retention().isKept()) {
            throw new ModelLoadException(
                    "model %s is the default model, pinned or a shadow: it stays in memory"
                            .formatted(version.id()));
        }
        if (!version.isReady()) {
            throw new ModelLoadException("model %s is not loaded".formatted(version.id()));
        }
        room.retire(version, "unloaded; a request loads it again");
        return version.status();
    }

    private ModelVersion find(ModelName name) throws ModelLoadException {
        Optional<ModelVersion> found = catalog.find(name.name(), name.version());
        if (found.isEmpty()) {
            throw new ModelLoadException(
                    "no model %s/%s in %s"
                            .formatted(name.name(), name.version(), listing.places()));
        }
        return found.get();
    }

    private void forget(ModelVersion version) {
        if (version.isReady()) {
            version.become(version.status().state(), STAYS);
            board.publish(version);
        } else {
            version.become(ModelState.RETIRED, ModelVersion.REMOVED);
            board.publish(version);
            catalog.remove(version);
        }
    }
}

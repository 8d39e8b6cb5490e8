package io.romanesco.inference.model.registry;

import io.romanesco.contract.ModelAnnouncement;
import io.romanesco.contract.ModelPolicy;
import io.romanesco.inference.model.registry.VersionLoader.Outcome;
import java.util.HashSet;
import java.util.Set;

/**
 * Brings the versions in memory in line with the policies: loads what a policy lists, and takes out
 * what it replaces once the replacement answers. For the loader's thread.
 */
final class Reconciler {

    private static final String NOT_WANTED =
            "not the version of the policy; " + ModelAnnouncement.ON_REQUEST;

    private final LoadSettings settings;
    private final Policies policies;
    private final Catalog catalog;
    private final VersionLoader loader;
    private final ModelRoom room;
    private final StatusBoard board;

    Reconciler(
            LoadSettings settings,
            Policies policies,
            Catalog catalog,
            VersionLoader loader,
            ModelRoom room,
            StatusBoard board) {
        this.settings = settings;
        this.policies = policies;
        this.catalog = catalog;
        this.loader = loader;
        this.room = room;
        this.board = board;
    }

    /** All models: those that stay in memory first, since later ones get what memory is left. */
    void all() {
        Set<String> names = catalog.names();
        names.stream().filter(settings::isKept).sorted().forEach(name -> model(name, false));
        names.stream()
                .filter(name -> !settings.isKept(name))
                .sorted()
                .forEach(name -> model(name, false));
    }

    /**
     * One model.
     *
     * @param requested whether a request waits for it, so that it is loaded even after it was taken
     *     out of memory
     */
    void model(String name, boolean requested) {
        ModelPolicy policy = policies.model(name);
        Pass pass = new Pass(name, requested);
        for (String version : policy.versions()) {
            if (version.equals(ModelPolicy.LATEST)) {
                pass.latest();
            } else {
                pass.pinned(version);
            }
        }
        if (policy.shadow() != null) {
            pass.pinned(policy.shadow().version());
        }
        pass.finish();
    }

    /** One look at the versions of one model. */
    private final class Pass {

        private final String name;
        private final boolean requested;
        private final Set<ModelVersion> pinned = new HashSet<>();
        private final Set<ModelVersion> wanted = new HashSet<>();
        private final Set<ModelVersion> tried = new HashSet<>();

        private Pass(String name, boolean requested) {
            this.name = name;
            this.requested = requested;
        }

        /** The newest version that can be used. While it waits for memory, an older one stays. */
        private void latest() {
            boolean waits = false;
            for (ModelVersion version : catalog.versions(name)) {
                if (version.isGone()) {
                    continue;
                }
                Outcome outcome = waits ? stays(version) : tryLoad(version);
                if (outcome != Outcome.UNUSABLE) {
                    wanted.add(version);
                }
                if (outcome == Outcome.READY) {
                    return;
                }
                waits |= outcome == Outcome.LATER;
            }
        }

        private Outcome stays(ModelVersion version) {
            return version.isReady() ? Outcome.READY : Outcome.UNUSABLE;
        }

        private void pinned(String version) {
            catalog.find(name, version)
                    .ifPresent(found -> {
                        found.retention().keep(true);
                        pinned.add(found);
                        wanted.add(found);
                        tryLoad(found);
                    });
        }

        private Outcome tryLoad(ModelVersion version) {
            if (version.isReady()) {
                return Outcome.READY;
            }
            boolean stays = version.retention().isKept() || settings.isKept(name);
            if (!version.retention().isAutomatic() && !requested && !stays) {
                return Outcome.LATER;
            }
            if (!requested && !version.files().isQuiet()) {
                return Outcome.UNUSABLE;
            }
            tried.add(version);
            boolean replaces = catalog.versions(name).stream().anyMatch(ModelVersion::isReady);
            return loader.load(version, requested || replaces || stays);
        }

        /** Unloads unwanted versions once a wanted one is ready. */
        private void finish() {
            boolean answered = wanted.stream().anyMatch(ModelVersion::isReady);
            for (ModelVersion version : catalog.versions(name)) {
                version.retention()
                        .keep(
                                pinned.contains(version)
                                        || settings.isKept(name)
                                                && (wanted.contains(version) || !answered));
                if (!version.isReady() && !tried.contains(version)) {
                    loader.describe(
                            version,
                            version.files().isQuiet() ? NOT_WANTED : "its files are being copied");
                } else if (version.isReady() && !wanted.contains(version)) {
                    leave(version, answered);
                }
            }
            catalog.versions(name).forEach(board::publish);
        }

        private void leave(ModelVersion version, boolean answered) {
            if (version.isGone() && !version.retention().isKept()) {
                room.retire(version, ModelVersion.REMOVED);
            } else if (answered && !version.retention().isRequested()) {
                String serving =
                        catalog.serving(policies.model(name))
                                .map(by -> by.name().version())
                                .orElseThrow();
                room.retire(version, "replaced by " + serving);
                version.retention().mayReturn();
            }
        }
    }
}

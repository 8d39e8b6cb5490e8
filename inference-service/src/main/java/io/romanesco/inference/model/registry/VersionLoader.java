package io.romanesco.inference.model.registry;

import io.romanesco.contract.GoldenReport;
import io.romanesco.contract.GoldenReport.GoldenPicture;
import io.romanesco.contract.ModelState;
import io.romanesco.inference.model.registry.ModelRoom.Room;
import io.romanesco.inference.model.repository.FileChoice;
import io.romanesco.inference.model.repository.FileChoice.Chosen;
import io.romanesco.inference.model.repository.Inspection.Complete;
import io.romanesco.inference.model.repository.Inspection.Incomplete;
import io.romanesco.inference.model.repository.Inspection.Unusable;
import io.romanesco.inference.model.repository.MisfitException;
import io.romanesco.inference.model.repository.ModelLoadException;
import io.romanesco.inference.model.repository.ModelManifest;
import io.romanesco.inference.model.runtime.NativeMemory;
import io.romanesco.inference.model.runtime.Providers;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Brings one version into memory, or says why not. For the loader's thread: it blocks. */
final class VersionLoader {

    private static final Logger LOG = Logger.getLogger(VersionLoader.class);
    private static final String NO_GOLDEN = "no golden pictures";

    private final LoadSettings settings;
    private final GoldenGate gate;
    private final ModelRoom room;
    private final StatusBoard board;

    VersionLoader(LoadSettings settings, GoldenGate gate, ModelRoom room, StatusBoard board) {
        this.settings = settings;
        this.gate = gate;
        this.room = room;
        this.board = board;
    }

    /** The result of a load. */
    enum Outcome {
        READY,
        /** Its files do not allow it as they are. */
        UNUSABLE,
        /** It could be loaded, but there is no memory for it, or the repository cannot be read. */
        LATER
    }

    /** Reads what model.yaml says, without loading the model. */
    void describe(ModelVersion version, String whyNotLoaded) {
        if (inspect(version).isPresent() && version.isWaiting()) {
            version.become(ModelState.WAITING, whyNotLoaded);
        }
        board.publish(version);
    }

    /**
     * Loads a version: its files must fit their digests, the graph its model.yaml, and its results
     * the golden pictures.
     *
     * @param mayEvict whether models that were not used for long may go to make room
     */
    Outcome load(ModelVersion version, boolean mayEvict) {
        if (version.isReady()) {
            return Outcome.READY;
        }
        if (version.isRefused()) {
            return Outcome.UNUSABLE;
        }
        Outcome outcome = tryLoad(version, mayEvict);
        board.publish(version);
        return outcome;
    }

    private Outcome tryLoad(ModelVersion version, boolean mayEvict) {
        Optional<Complete> complete = inspect(version);
        if (complete.isEmpty()) {
            return Outcome.UNUSABLE;
        }
        try {
            return loadComplete(version, complete.get(), mayEvict);
        } catch (IOException unreadable) {
            return unreadable(version, unreadable);
        } catch (MisfitException damaged) {
            String misfit = withoutPaths(version, damaged.getMessage());
            version.files().misfit(misfit);
            waitFor(version, misfit);
        } catch (ModelLoadException unusable) {
            if (unusable.getCause() instanceof IOException unreadable) {
                return unreadable(version, unreadable);
            }
            version.become(ModelState.REFUSED, withoutPaths(version, unusable.getMessage()));
        } catch (RuntimeException | Error unforeseen) {
            LOG.errorf(unforeseen, "model.failed id=%s", version.id());
            version.become(ModelState.REFUSED, "it cannot be loaded: " + unforeseen);
        }
        return Outcome.UNUSABLE;
    }

    private Outcome loadComplete(ModelVersion version, Complete complete, boolean mayEvict)
            throws IOException, ModelLoadException {
        ModelManifest manifest = complete.manifest();
        List<Chosen> candidates =
                FileChoice.candidates(
                        manifest, settings.precision(manifest), Providers.available());
        long bytes = settings.estimate(manifest, version.files().stored(), candidates);
        version.estimate(bytes);
        Optional<String> tooLarge = room.tooLarge(bytes);
        if (tooLarge.isPresent()) {
            version.become(ModelState.REFUSED, tooLarge.get());
            return Outcome.UNUSABLE;
        }
        // A version that takes the place of others is compared as a whole before they go.
        Optional<String> readLater =
                room.isFree(bytes)
                        ? Optional.of(candidates.getFirst().file().path())
                        : Optional.empty();
        Optional<String> misfit = version.files().misfit(manifest, readLater);
        if (misfit.isPresent()) {
            waitFor(version, misfit.get());
            return Outcome.UNUSABLE;
        }
        if (!takeRoom(version, bytes, mayEvict)) {
            return Outcome.LATER;
        }
        boolean loaded = false;
        try {
            loaded = verify(version, complete, candidates, bytes);
        } finally {
            if (!loaded) {
                room.release(bytes);
            }
        }
        return loaded ? Outcome.READY : Outcome.UNUSABLE;
    }

    private boolean takeRoom(ModelVersion version, long bytes, boolean mayEvict) {
        Room found = room.look(version, bytes, mayEvict);
        if (found == Room.AVAILABLE && room.take(version, bytes, mayEvict)) {
            return true;
        }
        version.become(ModelState.WAITING, room.lack(bytes));
        if (found != Room.NONE) {
            version.heldUp();
        }
        return false;
    }

    private boolean verify(
            ModelVersion version, Complete complete, List<Chosen> candidates, long bytes)
            throws IOException, ModelLoadException {
        version.become(ModelState.VERIFYING, null);
        board.publish(version);
        long start = System.nanoTime();
        LoadedModel model =
                LoadedModel.open(
                        version.files().stored().folder(),
                        complete.manifest(),
                        candidates,
                        settings.session());
        boolean keep = false;
        try {
            version.files().loaded(complete.manifest());
            if (!version.isVerified()) {
                version.verified(
                        complete.golden().isPresent()
                                ? Optional.of(gate.report(model, complete.golden().get()))
                                : Optional.empty());
            }
            keep = version.isVerified();
        } finally {
            if (!keep) {
                model.close();
                NativeMemory.returnFreed();
            }
        }
        if (!keep) {
            version.become(ModelState.REFUSED, difference(version.golden().orElseThrow()));
            return false;
        }
        version.ready(model, bytes, complete.golden().isPresent() ? null : NO_GOLDEN, room::idle);
        LOG.infof(
                "model.loaded id=%s %s milliseconds=%d memory=%dMiB",
                version.id(),
                model.runtime(),
                (System.nanoTime() - start) / 1_000_000,
                bytes >> 20);
        return true;
    }

    /** Users need not know the paths of this machine. */
    private static String withoutPaths(ModelVersion version, String message) {
        return message.replace(version.files().stored().folder() + "/", "")
                .replace("model %s: ".formatted(version.id()), "");
    }

    private static String difference(GoldenReport report) {
        List<GoldenPicture> failed =
                report.pictures().stream().filter(picture -> !picture.passed()).toList();
        return "%d of %d golden pictures differ; %s: %s"
                .formatted(
                        failed.size(),
                        report.pictures().size(),
                        failed.getFirst().name(),
                        failed.getFirst().reason());
    }

    private Optional<Complete> inspect(ModelVersion version) {
        try {
            switch (version.files().inspect()) {
                case Complete complete -> {
                    version.describe(complete);
                    return Optional.of(complete);
                }
                case Incomplete incomplete -> waitFor(version, incomplete.reason());
                case Unusable unusable -> {
                    if (version.files().isSettled()) {
                        version.become(ModelState.REFUSED, unusable.reason());
                    } else {
                        version.become(ModelState.WAITING, unusable.reason());
                    }
                }
            }
        } catch (IOException unreadable) {
            unreadable(version, unreadable);
        }
        return Optional.empty();
    }

    private void waitFor(ModelVersion version, String misfit) {
        version.become(
                ModelState.WAITING,
                version.files().isSettled()
                        ? misfit + "; its files have not changed for " + settings.settle()
                        : misfit);
    }

    private static Outcome unreadable(ModelVersion version, IOException unreadable) {
        version.become(ModelState.WAITING, "its files cannot be read: " + unreadable);
        return Outcome.LATER;
    }
}

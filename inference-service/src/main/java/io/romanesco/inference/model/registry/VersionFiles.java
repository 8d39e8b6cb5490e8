package io.romanesco.inference.model.registry;

import io.romanesco.inference.model.repository.Contents;
import io.romanesco.inference.model.repository.FileStamp;
import io.romanesco.inference.model.repository.Inspection;
import io.romanesco.inference.model.repository.ModelLoadException;
import io.romanesco.inference.model.repository.ModelManifest;
import io.romanesco.inference.model.repository.StoredVersion;
import io.romanesco.inference.model.repository.VersionInspector;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The files of a version, and what was found in them. They are read again only after they changed.
 * For the loader's thread only.
 */
final class VersionFiles {

    private static final String CHANGED =
            "its files changed after it was loaded; put changes into a new version";

    private final long settle;
    private StoredVersion stored;
    private long changed;
    private boolean quiet;
    private Inspection inspection;
    private final Set<String> fitting = new HashSet<>();
    private Optional<String> misfit = Optional.empty();
    private Contents loaded;
    private boolean touched;
    private String difference;

    /**
     * @param settle time without a change after which a copy counts as finished
     * @param quiet whether they are read at once, without waiting for a second listing
     */
    VersionFiles(StoredVersion stored, Duration settle, boolean quiet) {
        this.settle = settle.toNanos();
        this.stored = stored;
        this.changed = System.nanoTime();
        this.quiet = quiet;
        long newest =
                stored.files().values().stream().mapToLong(FileStamp::modified).max().orElse(0);
        if (System.currentTimeMillis() - newest > settle.toMillis()) {
            this.changed -= this.settle;
            this.quiet = true;
        }
    }

    StoredVersion stored() {
        return stored;
    }

    /** Takes over what the repository lists now; true where it differs. */
    boolean update(StoredVersion current) {
        quiet = stored.files().equals(current.files());
        stored = current;
        if (!quiet) {
            changed = System.nanoTime();
            inspection = null;
            misfit = Optional.empty();
            fitting.clear();
            touched = true;
        }
        return !quiet;
    }

    /** Whether two listings in a row were the same, so that reading large files is worth it. */
    boolean isQuiet() {
        return quiet;
    }

    /** Whether nothing has changed for so long that no copy is in progress. */
    boolean isSettled() {
        return System.nanoTime() - changed >= settle;
    }

    /** What model.yaml and the small files say. */
    Inspection inspect() throws IOException {
        if (inspection == null) {
            inspection = VersionInspector.describe(stored);
        }
        return inspection;
    }

    /**
     * What does not fit the digests; empty where all files do. A file that was read is not read
     * again while nothing changes.
     *
     * @param later path of a file that is compared when it is loaded; it must only be there
     */
    Optional<String> misfit(ModelManifest manifest, Optional<String> later)
            throws ModelLoadException, IOException {
        if (misfit.isEmpty()) {
            Set<String> skipped = new HashSet<>(fitting);
            later.ifPresent(skipped::add);
            misfit = VersionInspector.misfit(stored, manifest, skipped);
            if (misfit.isEmpty()) {
                fitting.addAll(manifest.digests().keySet());
                later.ifPresent(fitting::remove);
            }
        }
        return misfit;
    }

    /** Notes that a file did not fit its digest when it was loaded. */
    void misfit(String reason) {
        misfit = Optional.of(reason);
    }

    /** Notes what is loaded: files that fit their digests. */
    void loaded(ModelManifest manifest) throws IOException {
        loaded = Contents.ofVerified(stored, manifest);
        touched = false;
        difference = null;
    }

    /**
     * How they differ from what was loaded; null where they do not. Files that were touched are
     * read, since a copy of the same content changes nothing.
     */
    String difference() {
        if (touched && quiet) {
            try {
                difference = Contents.of(stored).equals(loaded) ? null : CHANGED;
                touched = false;
            } catch (IOException unreadable) {
                return "its files cannot be read: " + unreadable;
            }
        }
        return difference;
    }
}

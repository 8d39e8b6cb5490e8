package io.romanesco.inference.model.registry;

import io.romanesco.contract.ModelName;
import io.romanesco.contract.ModelRequest;
import io.romanesco.inference.model.repository.RepositoryRoot;
import io.romanesco.inference.model.repository.StoredVersion;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/** What all places with models list together. Reads them one after another; blocks. */
final class RepositoryListing {

    private static final Logger LOG = Logger.getLogger(RepositoryListing.class);

    private static final String RULE =
            "names and versions have letters, digits, dots, _ and -, at most 100, and start with a"
                    + " letter or digit";

    private final List<RepositoryRoot> roots;
    private final long pause;
    private final Map<RepositoryRoot, List<StoredVersion>> last = new HashMap<>();
    private final Map<RepositoryRoot, String> troubles = new HashMap<>();
    private final Set<String> duplicates = new HashSet<>();
    private final MisnamedFolders misnamed = new MisnamedFolders();
    private Collection<StoredVersion> listing = List.of();
    private long nextLook = System.nanoTime();

    /**
     * @param pause least time between two looks for unknown versions
     */
    RepositoryListing(List<RepositoryRoot> roots, Duration pause) {
        this.roots = roots;
        this.pause = pause.toNanos();
    }

    /** Where the models are, for messages. */
    String places() {
        return String.join(", ", roots.stream().map(RepositoryRoot::location).toList());
    }

    /**
     * Reads all places. One that cannot be read counts as unchanged, so that a short fault takes no
     * model away.
     */
    synchronized Collection<StoredVersion> read() {
        Map<ModelName, StoredVersion> found = new LinkedHashMap<>();
        for (RepositoryRoot root : roots) {
            for (StoredVersion version : read(root)) {
                StoredVersion used = found.putIfAbsent(version.name(), version);
                if (used != null) {
                    tellDuplicate(used, version);
                }
            }
        }
        listing = found.values();
        return listing;
    }

    /**
     * Looks once for a version that is not known. Callers at the same time share one look, and the
     * answer holds for a while, so that a flood of unknown names does not keep the disk busy.
     */
    synchronized boolean has(ModelRequest request) {
        if (System.nanoTime() - nextLook >= 0) {
            read();
            nextLook = System.nanoTime() + pause;
        }
        return listing.stream()
                .map(StoredVersion::name)
                .anyMatch(name ->
                        name.name().equals(request.name())
                                && request.version().map(name.version()::equals).orElse(true));
    }

    private List<StoredVersion> read(RepositoryRoot root) {
        try {
            List<StoredVersion> versions = root.list();
            last.put(root, versions);
            misnamed.additions(root)
                    .forEach(folder ->
                            LOG.warnf(
                                    "repository.misnamed location=%s folder=\"%s\" reason=\"%s\"",
                                    root.location(), folder, RULE));
            if (troubles.remove(root) != null) {
                LOG.infof("repository.readable location=%s", root.location());
            }
            return versions;
        } catch (IOException | RuntimeException unreadable) {
            String trouble = unreadable.toString();
            if (!trouble.equals(troubles.put(root, trouble))) {
                LOG.errorf(
                        "repository.unreadable location=%s reason=\"%s\"",
                        root.location(), trouble);
            }
            return last.getOrDefault(root, List.of());
        }
    }

    private void tellDuplicate(StoredVersion used, StoredVersion ignored) {
        String id = used.name().name() + "/" + used.name().version();
        if (duplicates.add(id + " " + ignored.root())) {
            LOG.warnf(
                    "repository.duplicate id=%s used=%s ignored=%s",
                    id, used.root(), ignored.root());
        }
    }
}

package io.romanesco.inference.model.registry;

import io.romanesco.contract.ModelName;
import io.romanesco.contract.ModelPolicy;
import io.romanesco.contract.ModelRequest;
import io.romanesco.inference.model.repository.StoredVersion;
import io.romanesco.inference.model.repository.VersionOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** The known versions. Changed on the loader's thread only; read by any. */
final class Catalog {

    private static final Comparator<ModelVersion> NEWEST_FIRST =
            Comparator.comparing(
                    (ModelVersion version) -> version.name().version(),
                    VersionOrder.OLDEST_FIRST.reversed());

    /** By name; each list has the newest first and is replaced as a whole. */
    private final Map<String, List<ModelVersion>> models = new ConcurrentSkipListMap<>();

    /** Names of the models. */
    Set<String> names() {
        return Set.copyOf(models.keySet());
    }

    /** The versions of a model, the newest first. */
    List<ModelVersion> versions(String model) {
        return models.getOrDefault(model, List.of());
    }

    /** All versions, by name, the newest first. */
    List<ModelVersion> all() {
        return models.values().stream().flatMap(List::stream).toList();
    }

    Optional<ModelVersion> find(String model, String version) {
        return versions(model).stream()
                .filter(each -> each.name().version().equals(version))
                .findFirst();
    }

    /** The version that a request names, else all of its model. */
    Stream<ModelVersion> meant(ModelRequest request) {
        return versions(request.name()).stream()
                .filter(each -> request.version().map(each.name().version()::equals).orElse(true));
    }

    /**
     * The version that answers requests for a model: the first ready one that the policy lists,
     * else the newest ready one.
     */
    Optional<ModelVersion> serving(ModelPolicy policy) {
        List<ModelVersion> ready =
                versions(policy.model()).stream().filter(ModelVersion::isReady).toList();
        for (String version : policy.versions()) {
            Optional<ModelVersion> listed =
                    ready.stream()
                            .filter(each ->
                                    version.equals(ModelPolicy.LATEST)
                                            || version.equals(each.name().version()))
                            .findFirst();
            if (listed.isPresent()) {
                return listed;
            }
        }
        return ready.stream().findFirst();
    }

    /**
     * Takes over a listing of the repository.
     *
     * @param quiet whether new versions are read at once; else only after a second listing showed
     *     that they do not change
     */
    void update(Collection<StoredVersion> listing, Duration settle, boolean quiet) {
        List<ModelVersion> missing = new ArrayList<>(all());
        for (StoredVersion stored : listing) {
            ModelName name = stored.name();
            Optional<ModelVersion> known = find(name.name(), name.version());
            if (known.isPresent()) {
                missing.remove(known.get());
                known.get().update(stored);
            } else {
                add(new ModelVersion(new VersionFiles(stored, settle, quiet)));
            }
        }
        missing.forEach(ModelVersion::gone);
    }

    void remove(ModelVersion version) {
        List<ModelVersion> rest = new ArrayList<>(versions(version.name().name()));
        rest.remove(version);
        replace(version.name().name(), rest);
    }

    private void add(ModelVersion version) {
        List<ModelVersion> more = new ArrayList<>(versions(version.name().name()));
        more.add(version);
        more.sort(NEWEST_FIRST);
        replace(version.name().name(), more);
    }

    private void replace(String model, List<ModelVersion> versions) {
        if (versions.isEmpty()) {
            models.remove(model);
        } else {
            models.put(model, List.copyOf(versions));
        }
    }
}

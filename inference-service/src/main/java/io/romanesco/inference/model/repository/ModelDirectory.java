package io.romanesco.inference.model.repository;

import io.romanesco.inference.model.repository.ModelManifest.ModelFile;
import io.romanesco.inference.model.repository.ModelManifest.WeightsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds models in a folder of {@code <name>/<version>/model.yaml}. */
public final class ModelDirectory {

    private static final String MANIFEST = VersionFolders.MANIFEST;

    private final Path root;

    public ModelDirectory(Path root) {
        this.root = root;
    }

    /**
     * The folder of a model's newest version.
     *
     * @throws ModelLoadException when there is no version of it
     */
    public Path newest(String name) throws ModelLoadException {
        Path folder = root.resolve(name);
        try (Stream<Path> versions = Files.isDirectory(folder) ? Files.list(folder) : Stream.of()) {
            return versions.filter(version -> Files.isRegularFile(version.resolve(MANIFEST)))
                    .max(VersionOrder.ofFolders())
                    .orElseThrow(() ->
                            new ModelLoadException(
                                    "no model %s: %s has no <version>/%s"
                                            .formatted(name, folder.toAbsolutePath(), MANIFEST)));
        } catch (IOException unreadable) {
            throw new ModelLoadException(folder + " cannot be listed", unreadable);
        }
    }

    /**
     * Finds the folder of a version.
     *
     * @param model folder of a version, or of a model, for its newest version; empty: the only
     *     model in the first of the roots that has exactly one
     * @param roots folders of models
     * @throws ModelLoadException when there is no such model
     */
    public static Path resolve(Optional<Path> model, List<Path> roots) throws ModelLoadException {
        if (model.isPresent() && Files.isRegularFile(model.get().resolve(MANIFEST))) {
            return model.get();
        }
        Path folder = model.isPresent() ? model.get().toAbsolutePath().normalize() : only(roots);
        return new ModelDirectory(folder.getParent()).newest(folder.getFileName().toString());
    }

    private static Path only(List<Path> roots) throws ModelLoadException {
        for (Path root : roots) {
            try (Stream<Path> models = Files.isDirectory(root) ? Files.list(root) : Stream.of()) {
                List<Path> found = models.filter(Files::isDirectory).toList();
                if (found.size() == 1) {
                    return found.getFirst();
                }
            } catch (IOException unreadable) {
                throw new ModelLoadException(root + " cannot be listed", unreadable);
            }
        }
        throw new ModelLoadException("name a model: there is not exactly one in " + roots);
    }

    /** Reads the manifest of a version's folder. */
    public static ModelManifest manifest(Path version) throws ModelLoadException {
        return ManifestReader.read(version.resolve(MANIFEST));
    }

    /**
     * Compares the weights beside a graph with their digests.
     *
     * @param version folder of the version
     * @throws MisfitException when one differs
     * @throws ModelLoadException when one cannot be read
     */
    public static void verifyWeights(Path version, ModelFile graph) throws ModelLoadException {
        for (WeightsFile weights : graph.weights()) {
            Path file = version.resolve(weights.path());
            try {
                Optional<String> difference =
                        Digests.difference(file, Digests.sha256(file), weights.sha256());
                if (difference.isPresent()) {
                    throw new MisfitException(difference.get());
                }
            } catch (IOException unreadable) {
                throw new ModelLoadException(file + " cannot be read", unreadable);
            }
        }
    }
}

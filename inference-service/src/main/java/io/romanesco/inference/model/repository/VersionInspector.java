package io.romanesco.inference.model.repository;

import io.romanesco.contract.ModelName;
import io.romanesco.inference.model.repository.Inspection.Complete;
import io.romanesco.inference.model.repository.Inspection.Incomplete;
import io.romanesco.inference.model.repository.Inspection.Unusable;
import io.romanesco.inference.model.repository.ModelManifest.ModelFile;
import io.romanesco.inference.model.repository.ModelManifest.WeightsFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the files of a version and says whether it can be loaded. Blocks. */
public final class VersionInspector {

    private VersionInspector() {}

    /**
     * Reads model.yaml, the tables and the golden pictures' list, but not the model's files.
     *
     * @throws IOException when the repository cannot be read
     */
    public static Inspection describe(StoredVersion version) throws IOException {
        version.fetchDescription();
        Path folder = version.folder();
        try {
            LocalFiles files = LocalFiles.of(version);
            ModelManifest manifest = manifest(files.find(VersionFolders.MANIFEST));
            Optional<String> otherName = otherName(version.name(), manifest);
            if (otherName.isPresent()) {
                return new Unusable(otherName.get());
            }
            Attachments attachments = Attachments.read(files, manifest.options().documents());
            Optional<GoldenSet> golden =
                    manifest.options().golden().isPresent()
                            ? Optional.of(GoldenSet.read(files, manifest.options().golden().get()))
                            : Optional.empty();
            return new Complete(manifest, attachments, golden);
        } catch (ModelLoadException malformed) {
            return new Unusable(relative(folder, malformed.getMessage()));
        } catch (NoSuchFileException missing) {
            return new Incomplete(relative(folder, missing.getFile()) + " is missing");
        }
    }

    /**
     * Compares files of the model with their digests.
     *
     * @param skipped paths of those that must only be there
     * @return empty where they fit, else what does not
     * @throws ModelLoadException when a file is outside of its place
     * @throws IOException when the repository cannot be read
     */
    public static Optional<String> misfit(
            StoredVersion version, ModelManifest manifest, Set<String> skipped)
            throws ModelLoadException, IOException {
        for (String path : manifest.digests().keySet()) {
            if (!version.files().containsKey(Path.of(path).normalize().toString())) {
                return Optional.of(path + " is missing");
            }
        }
        version.fetch();
        LocalFiles files = LocalFiles.of(version);
        for (Map.Entry<String, String> file : manifest.digests().entrySet()) {
            String path = file.getKey();
            Path found = files.find(path);
            if (!skipped.contains(path)) {
                Optional<String> difference =
                        Digests.difference(path, Digests.sha256(found), file.getValue());
                if (difference.isPresent()) {
                    return difference;
                }
            }
        }
        return Optional.empty();
    }

    /**
     * Bytes of a model's file and its weights as the repository lists them; without missing ones.
     */
    public static long bytes(StoredVersion version, ModelFile file) {
        return Stream.concat(Stream.of(file.path()), file.weights().stream().map(WeightsFile::path))
                .map(path -> version.files().get(Path.of(path).normalize().toString()))
                .filter(Objects::nonNull)
                .mapToLong(FileStamp::bytes)
                .sum();
    }

    private static ModelManifest manifest(Path file) throws ModelLoadException {
        try {
            return ManifestReader.read(file);
        } catch (ModelLoadException malformed) {
            throw new ModelLoadException(
                    malformed.getMessage().replace(file.toString(), VersionFolders.MANIFEST),
                    malformed);
        }
    }

    private static Optional<String> otherName(ModelName folders, ModelManifest manifest) {
        boolean same =
                folders.name().equals(manifest.name())
                        && folders.version().equals(manifest.version());
        return same
                ? Optional.empty()
                : Optional.of(
                        "model.yaml names %s, but the folders are %s/%s"
                                .formatted(manifest.id(), folders.name(), folders.version()));
    }

    /** Reasons are shown to users, who need not know the paths of this machine. */
    private static String relative(Path folder, String message) {
        return message.replace(folder + "/", "");
    }
}

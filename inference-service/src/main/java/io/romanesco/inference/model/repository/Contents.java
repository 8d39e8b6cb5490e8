package io.romanesco.inference.model.repository;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What is in a version's files. Two of the same version are equal where no file differs, whatever
 * the times of the files are.
 *
 * @param digests SHA-256 in lower case, by path inside the version's folder
 */
public record Contents(Map<String, String> digests) {

    /**
     * Reads all files. Blocks.
     *
     * @throws IOException when the repository cannot be read
     */
    public static Contents of(StoredVersion version) throws IOException {
        return of(version, Map.of());
    }

    /**
     * Reads all files but those of the model, which are known to fit their digests. Blocks.
     *
     * @throws IOException when the repository cannot be read
     */
    public static Contents ofVerified(StoredVersion version, ModelManifest manifest)
            throws IOException {
        Map<String, String> known = new HashMap<>();
        manifest.digests()
                .forEach((path, sha256) ->
                        known.put(
                                Path.of(path).normalize().toString(),
                                sha256.toLowerCase(Locale.ROOT)));
        return of(version, known);
    }

    private static Contents of(StoredVersion version, Map<String, String> known)
            throws IOException {
        version.fetch();
        LocalFiles files = LocalFiles.of(version);
        Map<String, String> digests = new HashMap<>();
        for (String file : version.files().keySet()) {
            digests.put(file, known.containsKey(file) ? known.get(file) : digest(files, file));
        }
        return new Contents(Map.copyOf(digests));
    }

    /** A file that may not be read has no digest; it is not used either. */
    private static String digest(LocalFiles files, String file) throws IOException {
        try {
            return Digests.sha256(files.find(file));
        } catch (ModelLoadException outside) {
            return "";
        }
    }
}

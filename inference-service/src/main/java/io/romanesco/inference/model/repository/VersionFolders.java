package io.romanesco.inference.model.repository;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.regex.Pattern;

/** Which folders hold a version of a model. */
final class VersionFolders {

    /** The file that makes a folder a version. */
    static final String MANIFEST = "model.yaml";

    /** Files of a version that are looked at, at most. */
    static final int MAX_FILES = 1000;

    /** The contract's rule for names and versions. A leading dot marks a hidden folder. */
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,99}");

    private VersionFolders() {}

    /**
     * Whether a folder holds a version.
     *
     * @param files paths of its files
     */
    static boolean isVersion(String name, String version, Collection<String> files) {
        return WORD.matcher(name).matches()
                && WORD.matcher(version).matches()
                && files.contains(MANIFEST);
    }

    /**
     * Whether a folder would hold a version if its name were valid. Hidden folders do not.
     *
     * @param files paths of its files
     */
    static boolean isMisnamed(String name, String version, Collection<String> files) {
        return !name.startsWith(".")
                && !version.startsWith(".")
                && files.contains(MANIFEST)
                && !isVersion(name, version, files);
    }

    /** Whether a file's path, relative to a version's folder, stays inside that folder. */
    static boolean isInside(String file) {
        try {
            Path path = Path.of(file);
            return !file.isBlank() && !path.isAbsolute() && !path.normalize().startsWith("..");
        } catch (InvalidPathException malformed) {
            return false;
        }
    }
}

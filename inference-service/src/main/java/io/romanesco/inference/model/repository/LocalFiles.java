package io.romanesco.inference.model.repository;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The files of a version on this machine. Symbolic links may point to other files of the same
 * place, as those of Kubernetes volumes do; a link out of the place could publish any file that the
 * service can read.
 *
 * @param folder of the version
 * @param place folder that holds all models of the place
 */
record LocalFiles(Path folder, Path place) {

    static LocalFiles of(StoredVersion version) {
        return new LocalFiles(version.folder(), version.place());
    }

    boolean has(String name) {
        return Files.isRegularFile(folder.resolve(name));
    }

    /**
     * The file itself, without links. Reading this path cannot leave the place.
     *
     * @param name path inside the version's folder
     * @throws ModelLoadException when it is outside of the place, or no regular file
     * @throws IOException when it is missing or cannot be read
     */
    Path find(String name) throws ModelLoadException, IOException {
        Path real = folder.resolve(name).toRealPath();
        if (!real.startsWith(place.toRealPath())) {
            throw new ModelLoadException(
                    "%s leads out of the place with models; links must stay inside it"
                            .formatted(name));
        }
        if (!Files.isRegularFile(real)) {
            throw new ModelLoadException(name + " is not a file");
        }
        return real;
    }
}

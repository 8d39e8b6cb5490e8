package io.romanesco.local.importer;

import io.romanesco.local.LocalFailure;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files to import, in the order of their paths. */
interface ImageTree extends Closeable {

    List<ImageFile> files() throws IOException;

    /**
     * Opens a folder or a tar file.
     *
     * @throws LocalFailure when there is neither
     */
    static ImageTree open(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return new FolderTree(path);
        }
        if (Files.isRegularFile(path) && path.toString().endsWith(".tar")) {
            return new TarTree(path);
        }
        throw new LocalFailure(
                "Nothing to import: %s is no folder and no .tar file.".formatted(path));
    }

    /** Hidden files are not meant: .DS_Store, ._photo.jpg and the like. */
    static boolean visible(String path) {
        return !path.startsWith(".") && !path.contains("/.");
    }
}

package io.romanesco.local.importer;

import io.romanesco.local.UserError;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarFile;

/**
 * A folder or an uncompressed tar with image files.
 *
 * @param files in the order of their paths, without hidden ones (.DS_Store, ._photo.jpg)
 * @param resource to close after reading
 */
record ImageSource(List<ImageFile> files, Closeable resource) implements Closeable {

    /**
     * A file that may be imported.
     *
     * @param path relative to the imported folder, with slashes
     */
    record ImageFile(String path, Content content) {

        interface Content {
            byte[] read() throws IOException;
        }

        /** The name of the parent folder; empty at the top. */
        String folder() {
            String[] names = path.split("/");
            return names.length < 2 ? "" : names[names.length - 2];
        }

        private boolean visible() {
            return !path.startsWith(".") && !path.contains("/.");
        }
    }

    /**
     * @throws UserError if the path is neither a folder nor a tar
     */
    static ImageSource open(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return new ImageSource(sorted(filesIn(path)), () -> {});
        }
        if (Files.isRegularFile(path) && path.toString().endsWith(".tar")) {
            TarFile tar = new TarFile(path);
            return new ImageSource(sorted(filesIn(tar)), tar);
        }
        throw new UserError("Nothing to import: %s is no folder and no .tar file.".formatted(path));
    }

    private static List<ImageFile> sorted(List<ImageFile> files) {
        return files.stream()
                .filter(ImageFile::visible)
                .sorted(Comparator.comparing(ImageFile::path))
                .toList();
    }

    /** All files below the folder; reading one that cannot be listed fails with its reason. */
    private static List<ImageFile> filesIn(Path root) throws IOException {
        List<ImageFile> files = new ArrayList<>();
        Files.walkFileTree(
                root,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        files.add(new ImageFile(path(file), () -> Files.readAllBytes(file)));
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException failure) {
                        files.add(
                                new ImageFile(
                                        path(file),
                                        () -> {
                                            throw failure;
                                        }));
                        return FileVisitResult.CONTINUE;
                    }

                    private String path(Path file) {
                        return root.relativize(file).toString().replace(File.separatorChar, '/');
                    }
                });
        return files;
    }

    private static List<ImageFile> filesIn(TarFile tar) {
        return tar.getEntries().stream()
                .filter(TarArchiveEntry::isFile)
                .map(entry ->
                        new ImageFile(
                                entry.getName().replaceFirst("^\\./", ""), () -> read(tar, entry)))
                .toList();
    }

    private static byte[] read(TarFile tar, TarArchiveEntry entry) throws IOException {
        try (InputStream content = tar.getInputStream(entry)) {
            return content.readAllBytes();
        }
    }

    @Override
    public void close() throws IOException {
        resource.close();
    }
}

package io.romanesco.local.importer;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A folder with everything below it; what cannot be listed becomes a file that cannot be read. */
record FolderTree(Path root) implements ImageTree {

    @Override
    public List<ImageFile> files() throws IOException {
        List<ImageFile> files = new ArrayList<>();
        Files.walkFileTree(
                root,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        add(files, file, () -> Files.readAllBytes(file));
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException failure) {
                        add(
                                files,
                                file,
                                () -> {
                                    throw failure;
                                });
                        return FileVisitResult.CONTINUE;
                    }
                });
        files.sort(Comparator.comparing(ImageFile::path));
        return files;
    }

    private void add(List<ImageFile> files, Path file, ImageFile.Content content) {
        String path = root.relativize(file).toString().replace(File.separatorChar, '/');
        if (ImageTree.visible(path)) {
            files.add(new ImageFile(path, content));
        }
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}

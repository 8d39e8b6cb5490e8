package io.romanesco.local.importer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarFile;

/** The files of an uncompressed tar, read in place. */
final class TarTree implements ImageTree {

    private final TarFile tar;

    TarTree(Path path) throws IOException {
        tar = new TarFile(path);
    }

    @Override
    public List<ImageFile> files() {
        return tar.getEntries().stream()
                .filter(entry -> entry.isFile() && ImageTree.visible(path(entry)))
                .map(entry -> new ImageFile(path(entry), () -> read(entry)))
                .sorted(Comparator.comparing(ImageFile::path))
                .toList();
    }

    private static String path(TarArchiveEntry entry) {
        return entry.getName().replaceFirst("^\\./", "");
    }

    private byte[] read(TarArchiveEntry entry) throws IOException {
        try (InputStream content = tar.getInputStream(entry)) {
            return content.readAllBytes();
        }
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }
}

package io.romanesco.bench.evaluate;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarFile;

/**
 * The images of a folder tree or of an uncompressed tar, in the order of their paths. Hidden files
 * and tables ({@code .tsv}, see {@link Sources}) are left out.
 */
final class DataSet implements AutoCloseable {

    /**
     * A file that has not been read yet. Safe for many threads.
     *
     * @param path its place in the data set, with slashes
     */
    record DataFile(String path, Content content) {

        byte[] read() throws IOException {
            return content.read();
        }
    }

    /** Reads the bytes of one file. */
    interface Content {
        byte[] read() throws IOException;
    }

    private final List<DataFile> files;
    private final TarFile tar;

    private DataSet(List<DataFile> files, TarFile tar) {
        this.files =
                files.stream()
                        .filter(file -> !name(file).startsWith(".") && !name(file).endsWith(".tsv"))
                        .sorted(Comparator.comparing(DataFile::path))
                        .toList();
        this.tar = tar;
    }

    /**
     * Opens a folder or a tar.
     *
     * @throws IOException when it is neither, or cannot be read
     */
    static DataSet open(Path data) throws IOException {
        if (Files.isDirectory(data)) {
            return new DataSet(folder(data), null);
        }
        TarFile tar = tar(data);
        return new DataSet(
                tar.getEntries().stream()
                        .filter(TarArchiveEntry::isFile)
                        .map(entry -> new DataFile(entry.getName(), () -> read(tar, entry)))
                        .toList(),
                tar);
    }

    List<DataFile> files() {
        return files;
    }

    /**
     * The class that a path names: the nearest folder above the file whose name is a label, where
     * case and spaces for underscores do not matter; else {@link EvaluatedImage#OTHER}.
     */
    static String label(String path, List<String> labels) {
        String[] parts = path.split("/");
        for (int i = parts.length - 2; i >= 0; i--) {
            String folder = normal(parts[i]);
            for (String label : labels) {
                if (normal(label).equals(folder)) {
                    return label;
                }
            }
        }
        return EvaluatedImage.OTHER;
    }

    @Override
    public void close() throws IOException {
        if (tar != null) {
            tar.close();
        }
    }

    private static TarFile tar(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new IOException(file + " is not there or cannot be read");
        }
        try {
            return new TarFile(file);
        } catch (IOException | IllegalArgumentException malformed) {
            throw new IOException(
                    file + " is not a tar (a compressed one must be unpacked)", malformed);
        }
    }

    /** The threads share one channel, and its position. */
    private static byte[] read(TarFile tar, TarArchiveEntry entry) throws IOException {
        synchronized (tar) {
            try (InputStream content = tar.getInputStream(entry)) {
                return content.readAllBytes();
            }
        }
    }

    private static List<DataFile> folder(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> new DataFile(path(root, file), () -> Files.readAllBytes(file)))
                    .toList();
        }
    }

    /** The path includes the name of the root folder, which may be a class. */
    private static String path(Path root, Path file) {
        Path top = root.toAbsolutePath().normalize();
        return (top.getParent() == null ? top : top.getParent())
                .relativize(file.toAbsolutePath().normalize())
                .toString()
                .replace('\\', '/');
    }

    private static String name(DataFile file) {
        return file.path().substring(file.path().lastIndexOf('/') + 1);
    }

    private static String normal(String name) {
        return name.replace(' ', '_').toLowerCase(Locale.ROOT);
    }
}

package io.romanesco.inference.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Lists the files of a folder tree or of a tar, in the order of their paths. */
final class DataSet {

    private record FolderFile(String path, Path file) implements DataFile {

        @Override
        public byte[] read() throws IOException {
            return Files.readAllBytes(file);
        }
    }

    private DataSet() {}

    /**
     * Lists.
     *
     * @throws IOException when it is neither folder nor tar, or cannot be read
     */
    static List<DataFile> list(Path data) throws IOException {
        List<DataFile> files = Files.isDirectory(data) ? folder(data) : TarIndex.read(data);
        return files.stream()
                .filter(file -> !name(file).startsWith("."))
                .sorted(Comparator.comparing(DataFile::path))
                .toList();
    }

    /**
     * The class that a path says: the nearest folder above the file whose name is a label, ignoring
     * case and spaces for underscores; else {@link EvaluatedImage#OTHER}.
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

    private static List<DataFile> folder(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .<DataFile>map(file -> new FolderFile(path(root, file), file))
                    .toList();
        }
    }

    /** With the root's own name, which may be a class. */
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

package io.romanesco.inference.model.repository;

import io.romanesco.contract.ModelName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A folder of models. It may be a network mount; a folder that does not exist yet is empty. */
public final class FolderRoot implements RepositoryRoot {

    private static final int LEVELS = 4;

    private final Path root;
    private volatile Set<String> misnamed = Set.of();

    public FolderRoot(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public String location() {
        return root.toString();
    }

    @Override
    public List<StoredVersion> list() throws IOException {
        List<StoredVersion> found = new ArrayList<>();
        Set<String> skipped = new TreeSet<>();
        for (Path model : folders(root)) {
            for (Path version : readable(model)) {
                Map<String, FileStamp> files = files(version);
                if (VersionFolders.isVersion(name(model), name(version), files.keySet())) {
                    found.add(
                            new InFolder(
                                    new ModelName(name(model), name(version)),
                                    root.toString(),
                                    files,
                                    version,
                                    root));
                } else if (VersionFolders.isMisnamed(name(model), name(version), files.keySet())) {
                    skipped.add(name(model) + "/" + name(version));
                }
            }
        }
        misnamed = skipped;
        return found;
    }

    @Override
    public Set<String> misnamed() {
        return misnamed;
    }

    private record InFolder(
            ModelName name, String root, Map<String, FileStamp> files, Path folder, Path place)
            implements StoredVersion {

        @Override
        public void fetchDescription() {
            // The files are where they are read.
        }

        @Override
        public void fetch() {
            // The files are where they are read.
        }
    }

    private static List<Path> folders(Path parent) throws IOException {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(parent)) {
            return children.filter(Files::isDirectory).sorted().toList();
        } catch (NoSuchFileException removed) {
            return List.of();
        }
    }

    private static List<Path> readable(Path model) throws IOException {
        try {
            return folders(model);
        } catch (AccessDeniedException unreadable) {
            return List.of();
        }
    }

    /** A file that vanishes while the folder is read counts as absent. */
    private static Map<String, FileStamp> files(Path version) throws IOException {
        Map<String, FileStamp> files = new TreeMap<>();
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(version, LEVELS)) {
            paths = walk.limit(VersionFolders.MAX_FILES + 1L).toList();
        } catch (NoSuchFileException removed) {
            return Map.of();
        } catch (AccessDeniedException | UncheckedIOException unreadable) {
            // Reading it fails later, with a reason.
            return Map.of(VersionFolders.MANIFEST, new FileStamp(0, 0));
        }
        for (Path path : paths) {
            try {
                BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
                if (file.isRegularFile()) {
                    files.put(
                            version.relativize(path).toString(),
                            new FileStamp(file.size(), file.lastModifiedTime().toMillis()));
                }
            } catch (NoSuchFileException removed) {
                continue;
            }
        }
        return files;
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }
}

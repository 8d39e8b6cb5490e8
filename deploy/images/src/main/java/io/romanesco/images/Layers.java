package io.romanesco.images;

import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The layers of one image, what changes least first: a new build sends and stores only what is new.
 */
final class Layers {

    private final List<FileEntriesLayer> layers = new ArrayList<>();

    /** A folder of files with all that is in it. */
    Layers folder(String name, Path folder, String to) throws IOException {
        return add(layer(name).addEntryRecursive(folder, AbsoluteUnixPath.get(to)));
    }

    /** A single file. */
    Layers file(String name, Path file, String to) {
        return add(layer(name).addEntry(file, AbsoluteUnixPath.get(to)));
    }

    Layers program(String name, Path file, String to) {
        return add(
                layer(name)
                        .addEntry(
                                file,
                                AbsoluteUnixPath.get(to),
                                FilePermissions.fromOctalString("755")));
    }

    /**
     * The jars of a folder.
     *
     * @param instead stands for the one with the same name
     */
    Layers jars(String name, Path folder, List<Path> instead, String to) throws IOException {
        FileEntriesLayer.Builder layer = layer(name);
        for (Path file : sorted(folder)) {
            Path taken =
                    instead.stream()
                            .filter(other -> other.getFileName().equals(file.getFileName()))
                            .findFirst()
                            .orElse(file);
            layer.addEntry(taken, AbsoluteUnixPath.get(to).resolve(file.getFileName()));
        }
        return add(layer);
    }

    /** A folder's entries except some. */
    Layers rest(String name, Path folder, List<String> except, String to) throws IOException {
        FileEntriesLayer.Builder layer = layer(name);
        for (Path entry : sorted(folder)) {
            if (!except.contains(entry.getFileName().toString())) {
                layer.addEntryRecursive(
                        entry, AbsoluteUnixPath.get(to).resolve(entry.getFileName()));
            }
        }
        return add(layer);
    }

    List<FileEntriesLayer> list() {
        return List.copyOf(layers);
    }

    private static FileEntriesLayer.Builder layer(String name) {
        return FileEntriesLayer.builder().setName(name);
    }

    private Layers add(FileEntriesLayer.Builder layer) {
        layers.add(layer.build());
        return this;
    }

    private static List<Path> sorted(Path folder) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder)) {
            found.forEach(entries::add);
        }
        entries.sort(null);
        return entries;
    }
}

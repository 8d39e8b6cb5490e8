package io.romanesco.images;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * An image's files as a container of it sees them, in a folder.
 *
 * @param environment of the image, as name=value
 */
record RootFileSystem(Path folder, List<String> environment) {

    private static final String WHITEOUT = ".wh.";

    /**
     * Lays the layers of an image one over the other.
     *
     * @param tar as {@link Packer#toTar} made it
     * @param to an empty folder
     */
    static RootFileSystem unpack(Path tar, Path to) throws IOException, InterruptedException {
        Path parts = Files.createDirectories(to.resolve("parts"));
        Path root = Files.createDirectories(to.resolve("root"));
        run(List.of("tar", "-xf", tar.toString(), "-C", parts.toString()));
        JsonNode image =
                new ObjectMapper().readTree(parts.resolve("manifest.json").toFile()).get(0);
        for (JsonNode layer : image.get("Layers")) {
            Path file = parts.resolve(layer.asText());
            run(
                    List.of(
                            "tar",
                            "-xpf",
                            file.toString(),
                            "-C",
                            root.toString(),
                            "--no-same-owner",
                            "--exclude=dev/*",
                            "--warning=no-unknown-keyword"));
            removeWhiteouts(root);
            Files.delete(file);
        }
        JsonNode settings =
                new ObjectMapper()
                        .readTree(parts.resolve(image.get("Config").asText()).toFile())
                        .at("/config/Env");
        List<String> environment = new ArrayList<>();
        settings.forEach(setting -> environment.add(setting.asText()));
        return new RootFileSystem(root, environment);
    }

    /**
     * Where the image's PATH finds a program.
     *
     * @throws UserError when it does not
     */
    String program(String name) {
        return environment.stream()
                .filter(setting -> setting.startsWith("PATH="))
                .flatMap(setting -> Stream.of(setting.substring("PATH=".length()).split(":")))
                .map(place -> place + "/" + name)
                .filter(path ->
                        Files.exists(folder.resolve(path.substring(1)), LinkOption.NOFOLLOW_LINKS))
                .findFirst()
                .orElseThrow(() -> new UserError("The base image has no " + name + " on its PATH"));
    }

    /**
     * What a layer removes from those below is marked by files; see the OCI image layer's
     * specification.
     */
    private static void removeWhiteouts(Path root) throws IOException {
        List<Path> marks;
        try (Stream<Path> files = Files.walk(root)) {
            marks = files.filter(file -> name(file).startsWith(WHITEOUT)).toList();
        }
        for (Path mark : marks) {
            if (!name(mark).startsWith(WHITEOUT + WHITEOUT)) {
                Trees.delete(mark.resolveSibling(name(mark).substring(WHITEOUT.length())));
            }
            Files.deleteIfExists(mark);
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        int status = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (status != 0) {
            throw new UserError(String.join(" ", command) + " ended with status " + status);
        }
    }
}

package io.romanesco.images;

import com.google.cloud.tools.jib.api.JibContainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line: see {@code make images}. */
@Command(
        name = "romanesco-images",
        mixinStandardHelpOptions = true,
        description = "Adds bill of materials, labels and class cache to the images in OUT/packed.")
public final class RomanescoImages implements Callable<Integer> {

    @Option(names = "--home", description = "The checkout, built. Default: here.")
    Path home = Path.of("");

    @Option(names = "--out", description = "Folder of the images. Default: target/images.")
    Path out = Path.of("target/images");

    @Option(names = "--base-image", required = true, description = "Name of the base image.")
    String baseImage;

    @Option(names = "--revision", required = true, description = "The commit's hash.")
    String revision;

    @Option(names = "--created", required = true, description = "The commit's time, Unix seconds.")
    long created;

    @Option(names = "--source", description = "The repository's public address.")
    Optional<String> source = Optional.empty();

    @Option(names = "--registry", description = "Where to push, like ghcr.io/you. Default: tars.")
    Optional<String> registry = Optional.empty();

    @Option(names = "--tag", description = "A further tag in the registry.")
    List<String> tags = new ArrayList<>();

    @Option(names = "--native", description = "The images hold native executables.")
    boolean nativeExecutables;

    public static void main(String[] args) {
        CommandLine line = new CommandLine(new RomanescoImages());
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (!(failure instanceof UserError)) {
                throw failure;
            }
            command.getErr().println(failure.getMessage());
            return 1;
        });
        System.exit(line.setUsageHelpAutoWidth(true).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        for (String service : List.of("api-service", "inference-service")) {
            complete(service);
        }
        return 0;
    }

    /** The jars that a native executable was compiled from. */
    private static Path nativeLibraries(Path target) throws IOException {
        try (Stream<Path> folders = Files.list(target)) {
            return folders.filter(it -> it.toString().endsWith("-native-image-source-jar"))
                    .map(it -> it.resolve("lib"))
                    .findFirst()
                    .orElseThrow(() -> new UserError(target + " holds no built service"));
        }
    }

    private void complete(String service) throws Exception {
        Instant time = Instant.ofEpochSecond(created);
        String name = "romanesco-" + service;
        Sbom sbom = Sbom.of(home, service, time);
        Path target = home.resolve(service).resolve("target");
        Path application = target.resolve("quarkus-app");
        if (nativeExecutables) {
            sbom.complete(nativeLibraries(target), target.resolve("dependencies.txt"));
        } else {
            sbom.complete(
                    application.resolve("lib/main"),
                    application.resolve("quarkus-app-dependencies.txt"));
        }
        Path bom = sbom.write(out.resolve("sbom").resolve(name + ".cdx.json"));
        Path cache = out.resolve("caches").resolve(service + ".aot");
        Path tar = out.resolve(name + ".tar");
        PackedImage image =
                new PackedImage(
                        out.resolve("packed").resolve(name + ".tar"),
                        baseImage,
                        revision,
                        time,
                        source,
                        bom,
                        cache);
        JibContainer made =
                registry.isPresent() ? image.push(registry.get(), tags) : image.write(tar);
        System.out.printf(
                "%s %s%s%n",
                registry.isPresent() ? made.getTargetImage() : tar,
                made.getDigest(),
                Files.exists(cache)
                        ? ", class cache " + Files.size(cache) / 1_000_000 + " MB"
                        : "");
    }
}

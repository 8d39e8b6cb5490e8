package io.romanesco.images;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes the container images of both services, without a Docker engine. */
@Command(
        name = "romanesco-images",
        mixinStandardHelpOptions = true,
        description = "Packs both services into container images, by Jib: no Docker engine.")
public final class RomanescoImages implements Runnable {

    @Option(names = "--home", description = "The checkout, built.")
    Path home = Path.of("");

    @Option(names = "--out", description = "Folder for tars and what leads to them.")
    Path out = Path.of("target/images");

    @Option(names = "--registry", description = "Where to push, like ghcr.io/owner; else tars.")
    Optional<String> registry = Optional.empty();

    @Option(names = "--tag", description = "A further tag in the registry, beside the version.")
    List<String> tags = new ArrayList<>();

    @Option(names = "--base-image", required = true, description = "What the images stand on.")
    String baseImage;

    @Option(names = "--release", required = true, description = "Version; the images' tag.")
    String version;

    @Option(names = "--revision", required = true, description = "The commit.")
    String revision;

    @Option(names = "--created", required = true, description = "Its time, seconds since 1970.")
    long created;

    @Option(names = "--source", description = "The repository's public address.")
    Optional<String> source = Optional.empty();

    @Option(names = "--arch", description = "amd64 or arm64; default: this machine's.")
    Optional<String> arch = Optional.empty();

    @Option(names = "--native", description = "Pack native executables instead of jars.")
    boolean binary;

    @Option(
            names = "--class-cache",
            description =
                    "${COMPLETION-CANDIDATES}: without a cache is an error, a remark, wanted.")
    CachePolicy classCache = CachePolicy.auto;

    @Option(names = "--offline", description = "Take base layers from Jib's cache.")
    boolean offline;

    public static void main(String[] args) {
        CommandLine command = new CommandLine(new RomanescoImages());
        command.setExecutionExceptionHandler(RomanescoImages::explain);
        System.exit(command.setUsageHelpAutoWidth(true).execute(args));
    }

    private static int explain(Exception problem, CommandLine line, CommandLine.ParseResult parsed)
            throws Exception {
        if (problem instanceof UserError) {
            line.getErr().println(problem.getMessage());
            return 1;
        }
        throw problem;
    }

    @Override
    public void run() {
        Path folder = out.toAbsolutePath().normalize();
        Architecture architecture = arch.map(Architecture::named).orElseGet(Architecture::here);
        Release release = new Release(version, revision, source, Instant.ofEpochSecond(created));
        Path checkout = home.toAbsolutePath().normalize();
        Packer packer =
                new Packer(baseImage, architecture, release, folder.resolve("layers"), offline);
        Contents contents =
                new Contents(checkout, folder.resolve("work"), architecture, release.created());
        CachePolicy policy =
                binary || architecture != Architecture.here() ? CachePolicy.off : classCache;
        new Production(checkout, folder, contents, packer, policy, binary).make(registry, tags);
    }
}

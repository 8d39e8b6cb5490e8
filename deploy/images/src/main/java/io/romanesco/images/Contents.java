package io.romanesco.images;

import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What goes into the images.
 *
 * @param home the checkout, built
 * @param work a folder for what has to be made first
 * @param created time of the commit
 */
record Contents(Path home, Path work, Architecture architecture, Instant created) {

    /** In layers of their own; and the class cache of this machine's JVM. */
    private static final List<String> NOT_HERE = List.of("lib", "app.aot");

    private static final String PAGE = "api-service/src/main/webui/package-lock.json";

    /** What Quarkus says of the jars, beside them. */
    private static final String LISTED = "quarkus-app-dependencies.txt";

    /** A service for the JVM, without a class cache. */
    List<FileEntriesLayer> jvm(Service service) throws IOException {
        Path application = application(service);
        Path libraries = application.resolve("lib/main");
        Layers layers = beginning(service);
        List<Path> instead = List.of();
        if (service == Service.INFERENCE) {
            OnnxRuntimeJar runtime = OnnxRuntimeJar.in(libraries);
            instead = List.of(runtime.slim(work.resolve("jars")));
            layers.folder("onnxruntime", libraries(runtime), Folders.NATIVE);
        }
        return layers.folder("boot", application.resolve("lib/boot"), Folders.HOME + "/lib/boot")
                .jars("libraries", libraries, instead, Folders.HOME + "/lib/main")
                .rest("application", application, NOT_HERE, Folders.HOME)
                .file(
                        "sbom",
                        written(service, libraries, application.resolve(LISTED)),
                        Folders.SBOM)
                .list();
    }

    /**
     * A service as a native executable, with the shared libraries that came with it. The profile
     * native leaves all of it in {@code target}, {@code make images} the list of dependencies.
     */
    List<FileEntriesLayer> binary(Service service) throws IOException {
        Path target = home.resolve(service.module()).resolve("target");
        Path runner = found(target, "-runner");
        Layers layers = beginning(service);
        if (service == Service.INFERENCE) {
            Path platforms = target.resolve("native/ai/onnxruntime/native");
            Path libraries = found(platforms, "linux-" + architecture.onnxRuntime());
            layers.folder("onnxruntime", libraries, Folders.NATIVE);
        }
        try (Stream<Path> files = Files.list(target)) {
            for (Path library :
                    files.filter(file -> file.toString().endsWith(".so")).sorted().toList()) {
                layers.file("libraries", library, Folders.HOME + "/" + library.getFileName());
            }
        }
        Path jars = found(target, "-native-image-source-jar").resolve("lib");
        return layers.program("application", runner, Folders.HOME + "/" + service.module())
                .file(
                        "sbom",
                        written(service, jars, target.resolve("dependencies.txt")),
                        Folders.SBOM)
                .list();
    }

    private Layers beginning(Service service) throws IOException {
        Layers layers = new Layers().file("licence", home.resolve("LICENSE"), Folders.LICENCE);
        if (service == Service.INFERENCE) {
            for (Path model : models()) {
                String to = Folders.MODELS + "/" + modelsFolder().relativize(model);
                layers.folder("model " + modelsFolder().relativize(model), model, to);
            }
        }
        return layers;
    }

    private Path libraries(OnnxRuntimeJar runtime) throws IOException {
        return runtime.libraries(architecture, work.resolve("native-" + architecture.oci()));
    }

    private Path written(Service service, Path libraries, Path listed) throws IOException {
        Sbom sbom =
                Sbom.of(home.resolve(service.module()).resolve("target/bom.json"))
                        .madeAt(created)
                        .completedBy(libraries, new DependencyList(listed));
        if (service == Service.INFERENCE) {
            for (Path model : models()) {
                sbom.with(new ModelComponent(model));
            }
        } else {
            sbom.with(new PageLibraries(home.resolve(PAGE)));
        }
        return sbom.write(work.resolve("../sbom/" + service.image() + ".cdx.json").normalize());
    }

    private Path modelsFolder() {
        return home.resolve("inference-service/models");
    }

    private List<Path> models() throws IOException {
        try (Stream<Path> files = Files.walk(modelsFolder(), 3)) {
            return files.filter(file -> file.endsWith("model.yaml"))
                    .map(Path::getParent)
                    .sorted()
                    .toList();
        }
    }

    private Path application(Service service) {
        Path folder = home.resolve(service.module()).resolve("target/quarkus-app");
        if (Files.notExists(folder.resolve("quarkus-run.jar"))) {
            throw new UserError(service.module() + " is not built: run `make build`.");
        }
        return folder;
    }

    private static Path found(Path folder, String ending) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                Optional<Path> first =
                        files.filter(file -> file.toString().endsWith(ending)).findFirst();
                if (first.isPresent()) {
                    return first.get();
                }
            }
        }
        throw new UserError(
                "There is no *%s in %s: run `mvn -Pnative verify` first."
                        .formatted(ending, folder));
    }
}

package io.romanesco.inference.model.runtime;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the libraries of ONNX Runtime beside the application: in the folder {@code native} of a
 * container image, or where the build unpacks them. A jar that holds them would be 186 MB larger,
 * and each start would unpack 28 MB.
 */
final class NativeLibraries {

    /** The property that ONNX Runtime reads; a user's own value stays. */
    static final String PATH_PROPERTY = "onnxruntime.native.path";

    /** The application's jar lies at most this deep below the folder that holds {@code native}. */
    private static final int MAX_LEVELS = 4;

    private NativeLibraries() {}

    /** Tells ONNX Runtime where its libraries are, unless the property is set. */
    static void announce() {
        if (System.getProperty(PATH_PROPERTY) == null) {
            application()
                    .flatMap(folder -> find(folder, System.getProperty("os.arch")))
                    .ifPresent(found -> System.setProperty(PATH_PROPERTY, found.toString()));
        }
    }

    /**
     * The folder with the libraries for this architecture.
     *
     * @param start the folder of the application
     * @return empty where there is none; ONNX Runtime then looks in its jar
     */
    static Optional<Path> find(Path start, String architecture) {
        String platform = "aarch64".equals(architecture) ? "linux-aarch64" : "linux-x64";
        return Stream.iterate(start, folder -> folder != null, Path::getParent)
                .limit(MAX_LEVELS)
                .map(folder -> folder.resolve("native"))
                .flatMap(folder ->
                        Stream.of(folder, folder.resolve("ai/onnxruntime/native/" + platform)))
                .filter(folder -> Files.isRegularFile(folder.resolve("libonnxruntime.so")))
                .findFirst();
    }

    /**
     * The folder of the jar that this class is in, or of the native executable. Empty for classes
     * in a folder: tests start several applications in one JVM, each with a class loader of its
     * own, and the JVM loads a library from one path only once.
     */
    private static Optional<Path> application() {
        CodeSource source = NativeLibraries.class.getProtectionDomain().getCodeSource();
        try {
            Optional<Path> file =
                    source == null || source.getLocation() == null
                            ? ProcessHandle.current().info().command().map(Path::of)
                            : Optional.of(Path.of(source.getLocation().toURI()));
            return file.filter(Files::isRegularFile).map(Path::toAbsolutePath).map(Path::getParent);
        } catch (URISyntaxException | IllegalArgumentException elsewhere) {
            return Optional.empty();
        }
    }
}

package io.romanesco.local.launch;

import io.romanesco.local.LocalFailure;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where things are.
 *
 * @param home the checkout
 * @param data what is kept over restarts
 */
record Layout(Path home, Path data) {

    static final String API = "api-service";
    static final String INFERENCE = "inference-service";

    Path module(String service) {
        return home.resolve(service);
    }

    /**
     * @throws LocalFailure when the service is not built
     */
    Path serviceJar(String service) {
        Path jar = module(service).resolve("target/quarkus-app/quarkus-run.jar");
        if (Files.notExists(jar)) {
            throw new LocalFailure(
                    "%s is not built (%s is missing): run `make build`.".formatted(service, jar));
        }
        return jar;
    }

    /** What a start is quick by: classes read, linked and profiled in an earlier run. */
    Path aotCache(String service) {
        return module(service).resolve("target/quarkus-app/app.aot");
    }

    /** The same for the servers, which are in the launcher's own jar. */
    Path serversCache() {
        return home.resolve("deploy/local/target/romanesco-local.aot");
    }

    /** All that a recording writes. */
    List<Path> caches() {
        return List.of(aotCache(API), aotCache(INFERENCE), serversCache());
    }

    /** ONNX Runtime's libraries for this machine, as the build unpacks them. */
    Path onnxRuntime() {
        String platform = "aarch64".equals(System.getProperty("os.arch")) ? "aarch64" : "x64";
        return module(INFERENCE).resolve("target/native/ai/onnxruntime/native/linux-" + platform);
    }

    Path log(String part) {
        return data.resolve("logs").resolve(part + ".log");
    }

    /** The jar that this class was loaded from. */
    static Path ownJar() {
        try {
            return Path.of(
                    Layout.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}

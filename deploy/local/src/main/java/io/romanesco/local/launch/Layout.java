package io.romanesco.local.launch;

import io.romanesco.local.UserError;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Paths of the files that the launcher uses.
 *
 * @param home the checkout
 * @param data the data folder, kept over restarts
 */
record Layout(Path home, Path data) {

    static final String API = "api-service";
    static final String INFERENCE = "inference-service";

    /**
     * @throws UserError if a service is not built
     */
    void requireServices(Packaging packaging) {
        for (String service : List.of(API, INFERENCE)) {
            if (packaging == Packaging.EXECUTABLES) {
                executable(service);
            } else {
                serviceJar(service);
            }
        }
    }

    Path module(String service) {
        return home.resolve(service);
    }

    /**
     * @throws UserError if the service is not built
     */
    Path serviceJar(String service) {
        Path jar = module(service).resolve("target/quarkus-app/quarkus-run.jar");
        if (Files.notExists(jar)) {
            throw new UserError(
                    "%s is not built (%s is missing): run `make build`.".formatted(service, jar));
        }
        return jar;
    }

    /**
     * The native executable of a service.
     *
     * @throws UserError if it is not built
     */
    Path executable(String service) {
        Path target = module(service).resolve("target");
        try (DirectoryStream<Path> found = Files.newDirectoryStream(target, "*-runner")) {
            for (Path executable : found) {
                return executable;
            }
        } catch (IOException missing) {
            // The same as an empty folder.
        }
        throw new UserError(
                "%s has no native executable in %s: run `make native GRAALVM=folder`."
                        .formatted(service, target));
    }

    /** The class cache of a service. */
    Path classCache(String service) {
        return module(service).resolve("target/quarkus-app/app.aot");
    }

    /** The class cache of the servers, which are in the launcher's own jar. */
    Path serversCache() {
        return home.resolve("deploy/local/target/romanesco-local.aot");
    }

    /** All files that {@code record} writes. */
    List<Path> classCaches() {
        return List.of(classCache(API), classCache(INFERENCE), serversCache());
    }

    /** The user's models, beside those of the checkout. */
    Path models() {
        return data.resolve("models");
    }

    LogFiles logs() {
        return new LogFiles(data.resolve("logs"));
    }

    /** The log of a process. */
    Path log(String process) {
        return logs().folder().resolve(process + ".log");
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

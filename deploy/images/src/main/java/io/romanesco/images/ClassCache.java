package io.romanesco.images;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The ahead-of-time caches (JEP 483, 514, 515) of both services. Such a cache fits one JVM build
 * and the very files on its class path, times of change included; so the services run once inside
 * their unpacked images, by the base image's own JVM, with real servers, and work a little.
 */
final class ClassCache {

    /** Writing the cache takes a JVM of its own some ten seconds after the end. */
    private static final int PATIENCE_SECONDS = 180;

    private final Path home;
    private final Path work;
    private final HttpClient client = HttpClient.newHttpClient();

    /**
     * @param home the checkout
     * @param work a folder for images, logs and caches
     */
    ClassCache(Path home, Path work) {
        this.home = home;
        this.work = work;
    }

    /**
     * Runs both and returns the files.
     *
     * @param images without caches
     * @throws UserError when the images cannot run here, with the reason
     */
    Map<Service, Path> record(Map<Service, RootFileSystem> images)
            throws IOException, InterruptedException {
        Map<Service, Process> running = new EnumMap<>(Service.class);
        Map<Service, URI> addresses = new EnumMap<>(Service.class);
        try (Servers servers = Servers.start(home, work.resolve("servers.log"))) {
            try {
                for (Service service : images.keySet()) {
                    int port = freePort();
                    addresses.put(service, URI.create("http://localhost:" + port));
                    running.put(service, start(service, images.get(service), port, servers));
                }
                for (Service service : images.keySet()) {
                    new Readiness(client, addresses.get(service))
                            .await(running.get(service), log(service));
                }
                new Exercise(client, addresses.get(Service.API)).run();
            } finally {
                running.values().forEach(Process::destroy);
            }
            Map<Service, Path> caches = new EnumMap<>(Service.class);
            for (Service service : images.keySet()) {
                caches.put(service, written(service, images.get(service), running.get(service)));
            }
            return caches;
        } finally {
            running.values().forEach(Process::destroyForcibly);
        }
    }

    private Process start(Service service, RootFileSystem image, int port, Servers servers)
            throws IOException {
        List<String> command = Commands.recording(image.program("java"), service);
        Map<String, String> settings = new HashMap<>(servers.settings());
        settings.put("QUARKUS_HTTP_PORT", "" + port);
        return ImageProcess.start(image, command, settings, log(service));
    }

    private Path written(Service service, RootFileSystem image, Process process)
            throws InterruptedException, IOException {
        Path cache = image.folder().resolve(Folders.CLASS_CACHE.substring(1));
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (!ended || Files.notExists(cache)) {
            throw new UserError(
                    "%s wrote no class cache; see %s".formatted(service.module(), log(service)));
        }
        return cache;
    }

    private Path log(Service service) {
        return work.resolve(service.module() + ".log");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}

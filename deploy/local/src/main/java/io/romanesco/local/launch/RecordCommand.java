package io.romanesco.local.launch;

import io.romanesco.local.UserError;
import io.romanesco.local.process.Watchdog;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.apache.commons.io.file.PathUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Records the ahead-of-time class caches (JEP 483, 514) of the services and the servers: runs the
 * stack once in a temporary folder and gives it a few requests. Each JVM writes its cache when it
 * stops.
 */
@Command(
        name = "record",
        mixinStandardHelpOptions = true,
        description = "Runs everything once to record the class caches that make starts quick.")
public final class RecordCommand implements Callable<Integer> {

    /** Writing a cache takes a JVM some seconds of CPU after its end. */
    private static final Duration WRITE_TIMEOUT = Duration.ofMinutes(2);

    private static final List<String> PAGES =
            List.of("/", "/api/v1/images", "/api/v1/categories", "/api/v1/stats", "/q/metrics");

    @Option(names = "--home", defaultValue = ".", description = "The checkout. Default: here.")
    private Path home;

    @Override
    public Integer call() throws Exception {
        Path data = Files.createTempDirectory("romanesco-record-");
        Layout layout = new Layout(home.toAbsolutePath().normalize(), data);
        layout.requireServices(Packaging.RECORDED_JARS);
        for (Path cache : layout.classCaches()) {
            Files.deleteIfExists(cache);
        }
        try (Watchdog watchdog = new Watchdog("TERM", RunCommand.KILL_TENTHS)) {
            run(layout, watchdog);
        }
        for (Path cache : layout.classCaches()) {
            if (Files.notExists(cache)) {
                throw new UserError(
                        "%s was not written: see %s".formatted(cache, layout.logs().folder()));
            }
        }
        PathUtils.deleteDirectory(data);
        return 0;
    }

    private static void run(Layout layout, Watchdog watchdog) throws Exception {
        StackPorts ports = StackPorts.choose(0, 0, 0, 1, 0, 0, 0);
        Stack stack =
                new Stack(
                        new ProcessSpecs(layout, ports, Packaging.RECORDED_JARS),
                        watchdog,
                        new StatusPrinter(System.out));
        FutureTask<Void> requests =
                new FutureTask<>(() -> {
                    try {
                        sendRequests(URI.create(ports.pageUrl()));
                    } finally {
                        stack.requestStop();
                    }
                    return null;
                });
        try {
            stack.run(() -> Thread.ofVirtual().start(requests));
        } finally {
            stack.stop(WRITE_TIMEOUT, WRITE_TIMEOUT);
        }
        requests.get();
    }

    private static void sendRequests(URI api) throws IOException, InterruptedException {
        SampleImages.upload(api);
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (String page : PAGES) {
                HttpRequest request = HttpRequest.newBuilder(api.resolve(page)).build();
                client.send(request, BodyHandlers.discarding());
            }
        }
    }
}

package io.romanesco.local.launch;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.romanesco.local.LocalFailure;
import io.romanesco.local.process.Watchdog;
import io.romanesco.local.servers.TemporaryFolder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Records the ahead-of-time caches of both services and of the servers: the whole stack is run once
 * on a folder of its own and given some work; when it stops, each writes what it had loaded, linked
 * and profiled (JEP 483, 514, 515), the services to {@code target/quarkus-app/app.aot}.
 */
@Command(
        name = "record",
        mixinStandardHelpOptions = true,
        description = "Runs everything once to record what makes later starts quick.")
public final class RecordCommand implements Callable<Integer> {

    private static final int KILL_TENTHS = 60;

    /** Writing a cache takes some seconds of CPU. */
    private static final Duration WRITING_PATIENCE = Duration.ofMinutes(2);

    @Option(names = "--home", defaultValue = ".", description = "The checkout. Default: here.")
    Path home;

    @Override
    public Integer call() throws Exception {
        Path data = Files.createTempDirectory("romanesco-record-");
        Layout layout = new Layout(home.toAbsolutePath().normalize(), data);
        layout.serviceJar(Layout.API);
        layout.serviceJar(Layout.INFERENCE);
        for (Path cache : layout.caches()) {
            Files.deleteIfExists(cache);
        }
        try (Watchdog watchdog = new Watchdog("TERM", KILL_TENTHS)) {
            run(layout, watchdog);
        }
        for (Path cache : layout.caches()) {
            if (Files.notExists(cache)) {
                throw new LocalFailure(
                        "%s was not written: see %s"
                                .formatted(cache, layout.data().resolve("logs")));
            }
        }
        TemporaryFolder.delete(data);
        return 0;
    }

    private static void run(Layout layout, Watchdog watchdog)
            throws IOException, InterruptedException {
        Screen screen = new Screen(System.out);
        StackPorts ports = StackPorts.choose(0, 0, 1, 0, 0, 0);
        Specs specs = new Specs(layout, ports, true);
        Part servers = new Part(specs.servers(), new ServersReady(new ObjectMapper()));
        Stack stack = new Stack(servers, Services.of(specs, ports), watchdog, screen);
        new StopSignals().listen(stack::requestStop, () -> Runtime.getRuntime().halt(130));
        AtomicReference<Exception> failure = new AtomicReference<>();
        try {
            stack.run(() ->
                    Thread.ofVirtual()
                            .start(() -> {
                                try {
                                    new Rehearsal(URI.create("http://localhost:" + ports.page()))
                                            .run();
                                } catch (Exception failed) {
                                    failure.set(failed);
                                }
                                stack.requestStop();
                            }));
        } finally {
            stack.stop(WRITING_PATIENCE, WRITING_PATIENCE);
        }
        if (failure.get() != null) {
            throw new LocalFailure("The work to record failed: " + failure.get(), failure.get());
        }
    }
}

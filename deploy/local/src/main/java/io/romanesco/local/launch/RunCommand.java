package io.romanesco.local.launch;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.romanesco.local.process.Watchdog;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledExecutorService;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs all of Romanesco on this machine until Ctrl-C or SIGTERM: what {@code make run} calls. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Starts PostgreSQL, Kafka and S3 and both services, and stops them at Ctrl-C.",
            "A port of 0 stands for a free one."
        })
public final class RunCommand implements Callable<Integer> {

    private static final int KILL_TENTHS = 60;
    private static final Duration SERVICE_PATIENCE = Duration.ofSeconds(5);
    private static final Duration SERVER_PATIENCE = Duration.ofMillis(4500);

    private final ObjectMapper json = new ObjectMapper();

    @Mixin private RunOptions options;

    @Override
    public Integer call() throws Exception {
        Layout layout = options.layout();
        layout.serviceJar(Layout.API);
        layout.serviceJar(Layout.INFERENCE);
        DataFolder data = new DataFolder(layout.data());
        data.take();
        StackPorts ports = options.ports();
        ports.check();
        try (Watchdog watchdog = new Watchdog("TERM", KILL_TENTHS)) {
            run(layout, ports, data, watchdog);
        } finally {
            data.release();
        }
        return 0;
    }

    private void run(Layout layout, StackPorts ports, DataFolder data, Watchdog watchdog)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        PrintStream answer = System.out;
        Screen screen = new Screen(options.json ? System.err : System.out);
        Specs specs = new Specs(layout, ports, false);
        ServersReady serversReady = new ServersReady(json);
        Part servers = new Part(specs.servers(), serversReady);
        List<Part> services = Services.of(specs, ports);
        Stack stack = new Stack(servers, services, watchdog, screen);
        listenForStop(stack);
        Announcement announcement =
                new Announcement(screen, layout, ports, servers, services, watchdog);
        screen.line("Starting Romanesco; data and logs in " + layout.data());
        LogLimit logs = new LogLimit(layout.log("any").getParent(), LogLimit.USUAL_BYTES);
        try (ScheduledExecutorService _ = logs.start()) {
            stack.run(() -> {
                publish(announcement.report(serversReady.info()), data, answer);
                announcement.show(start);
            });
        } finally {
            long stopping = System.nanoTime();
            screen.line("Stopping");
            stack.stop(SERVICE_PATIENCE, SERVER_PATIENCE);
            screen.done("stopped", (System.nanoTime() - stopping) / 1e9);
        }
    }

    private void listenForStop(Stack stack) {
        new StopSignals().listen(stack::requestStop, () -> endAtOnce(stack));
        if (options.stopAtEndOfInput) {
            Thread.ofVirtual().start(() -> followInput(stack));
        }
    }

    private void publish(RunReport report, DataFolder data, PrintStream answer) {
        try {
            report.writeTo(data.report(), json);
            if (options.readyFile != null) {
                report.writeTo(options.readyFile, json);
            }
            if (options.json) {
                answer.println(json.writeValueAsString(report));
                answer.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void followInput(Stack stack) {
        try {
            while (System.in.read() >= 0) {
                // Only the end of it means anything.
            }
        } catch (IOException e) {
            // As good as the end.
        }
        stack.requestStop();
    }

    private static void endAtOnce(Stack stack) {
        stack.kill();
        Runtime.getRuntime().halt(130);
    }
}

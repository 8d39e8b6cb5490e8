package io.romanesco.local.launch;

import io.romanesco.local.process.Watchdog;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import sun.misc.Signal;

/** Runs all of Romanesco on this machine until Ctrl-C or SIGTERM; {@code make run} calls it. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Starts PostgreSQL, Kafka and S3 and both services, and stops them at Ctrl-C.",
            "A port of 0 stands for a free one."
        })
public final class RunCommand implements Callable<Integer> {

    /** Tenths of a second from the launcher's end to the kill of what it left. */
    static final int KILL_TENTHS = 60;

    private static final int STATUS_KILLED = 130;
    private static final Duration SERVICE_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration SERVER_TIMEOUT = Duration.ofMillis(4500);

    @Option(names = "--home", defaultValue = ".", description = "The checkout. Default: here.")
    private Path home;

    @Option(
            names = "--data",
            defaultValue = ".romanesco",
            description = "Folder for kept data and logs. Default: .romanesco")
    private Path data;

    @Option(names = "--port", defaultValue = "8080", description = "Page and API.")
    private int port;

    @Option(
            names = "--inference-port",
            defaultValue = "8081",
            description =
                    "Health, metrics and Open Inference Protocol of inference-service; further"
                            + " instances count up.")
    private int inferencePort;

    @Option(
            names = "--grpc-port",
            defaultValue = "9001",
            description = "Open Inference Protocol over gRPC; further instances count up.")
    private int grpcPort;

    @Option(names = "--kafka-port", defaultValue = "9092", description = "For cameras.")
    private int kafkaPort;

    @Option(names = "--postgres-port", defaultValue = "5433", description = "PostgreSQL.")
    private int postgresPort;

    @Option(names = "--s3-port", defaultValue = "9000", description = "S3.")
    private int s3Port;

    @Option(
            names = "--inference-instances",
            defaultValue = "1",
            description = "How many workers share the images; 0: they run elsewhere.")
    private int inferenceInstances;

    @Option(names = "--native", description = "Run the native executables instead of the jars.")
    private boolean executables;

    @Option(names = "--samples", description = "Upload sample pictures to a new data folder.")
    private boolean samples;

    @Option(
            names = "--json",
            description = "Print run.json to standard output whenever everything is ready.")
    private boolean json;

    @Option(names = "--stop-at-end-of-input", description = "Stop when standard input ends.")
    private boolean stopAtEndOfInput;

    private final long start = System.nanoTime();
    private StatusPrinter status;
    private boolean announced;

    @Override
    public Integer call() throws Exception {
        status = new StatusPrinter(json ? System.err : System.out);
        Layout layout =
                new Layout(home.toAbsolutePath().normalize(), data.toAbsolutePath().normalize());
        Packaging packaging = executables ? Packaging.EXECUTABLES : Packaging.JARS;
        layout.requireServices(packaging);
        StackPorts ports =
                StackPorts.choose(
                        port,
                        inferencePort,
                        grpcPort,
                        inferenceInstances,
                        kafkaPort,
                        postgresPort,
                        s3Port);
        try (DataFolder folder = DataFolder.open(layout.data());
                Watchdog watchdog = new Watchdog("TERM", KILL_TENTHS)) {
            ports.check();
            layout.logs().setAside();
            samples &= folder.isNew();
            run(new ProcessSpecs(layout, ports, packaging), watchdog);
        }
        return 0;
    }

    private void run(ProcessSpecs specs, Watchdog watchdog)
            throws IOException, InterruptedException {
        Layout layout = specs.layout();
        Stack stack = new Stack(specs, watchdog, status);
        listenForStop(stack);
        PrintStream output = System.out;
        status.line("Starting Romanesco; data and logs in " + layout.data());
        try (ScheduledExecutorService _ = layout.logs().limitSizes()) {
            stack.run(() -> {
                publish(stack.report(), output);
                announce(layout, specs.ports());
            });
        } finally {
            long stopping = System.nanoTime();
            status.line("Stopping");
            stack.stop(SERVICE_TIMEOUT, SERVER_TIMEOUT);
            status.done("stopped", (System.nanoTime() - stopping) / 1e9);
        }
    }

    private void publish(RunReport report, PrintStream output) {
        try {
            report.write();
            if (json) {
                output.println(report.toJson());
                output.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Shows the addresses and adds the samples, once. */
    private void announce(Layout layout, StackPorts ports) {
        if (announced) {
            return;
        }
        announced = true;
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
        status.line(
                """

                Romanesco is ready after %d s.
                  Page              %s/
                  API documentation %2$s/q/swagger-ui
                  Kafka (cameras)   localhost:%d
                  Your models       %s
                  Logs              %s
                Try
                  curl -F file=@carrot.jpg '%2$s/api/v1/images' -H 'Prefer: wait=10'
                  make import DIR=path/to/images
                Stop it with Ctrl-C.\
                """
                        .formatted(
                                seconds,
                                ports.pageUrl(),
                                ports.kafka(),
                                layout.models(),
                                layout.log("*")));
        if (JpegDecoder.isSlow(layout.log(Layout.INFERENCE))) {
            status.line(JpegDecoder.HINT);
        }
        if (samples) {
            status.line(
                    "Adding %d sample pictures to the new gallery (none with `make run SAMPLES=0`)."
                            .formatted(SampleImages.NAMES.size()));
            Thread.ofVirtual().start(() -> addSamples(URI.create(ports.pageUrl())));
        }
    }

    private void addSamples(URI api) {
        try {
            SampleImages.upload(api);
        } catch (IOException e) {
            status.trouble("The sample pictures were not all added: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The first Ctrl-C, SIGTERM or closed terminal stops in order, the second at once. */
    private void listenForStop(Stack stack) {
        AtomicInteger signals = new AtomicInteger();
        for (String name : List.of("INT", "TERM", "HUP")) {
            Signal.handle(
                    new Signal(name),
                    signal -> {
                        if (signals.incrementAndGet() == 1) {
                            stack.requestStop();
                        } else {
                            stack.kill();
                            Runtime.getRuntime().halt(STATUS_KILLED);
                        }
                    });
        }
        if (stopAtEndOfInput) {
            Thread.ofVirtual().start(() -> stopAtEndOfInput(stack));
        }
    }

    private static void stopAtEndOfInput(Stack stack) {
        try {
            while (System.in.read() >= 0) {
                // The input itself has no meaning.
            }
        } catch (IOException e) {
            // A broken input counts as its end.
        }
        stack.requestStop();
    }
}

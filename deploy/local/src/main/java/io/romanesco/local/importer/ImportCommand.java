package io.romanesco.local.importer;

import io.romanesco.local.LocalFailure;
import io.romanesco.local.launch.RunReport;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Streams a folder of images into Kafka as a camera does: what {@code make import} calls. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Streams the images of a folder (or a .tar) into Kafka, as a camera does.",
            "Folders that are named like a category become labels. Run it again to go on",
            "where it stopped; an image is never imported twice."
        })
public final class ImportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "A folder with folders of images, or a .tar.")
    private Path tree;

    @Option(names = "--data", defaultValue = ".romanesco", description = "Keeps the journal.")
    private Path data;

    @Option(names = "--api", description = "api-service. Default: that of `run` on --data.")
    private URI api;

    @Option(names = "--kafka", description = "Bootstrap servers. Default: those of that `run`.")
    private String kafka;

    @Option(
            names = "--patience",
            defaultValue = "60",
            description = "Seconds without any news until it stops waiting for results.")
    private long patienceSeconds;

    @Override
    public Integer call() throws Exception {
        long start = System.nanoTime();
        Path root = tree.toAbsolutePath().normalize();
        String camera = "import-" + root.getFileName().toString().replaceFirst("\\.tar$", "");
        findRunning();
        Ledger ledger = new Ledger();
        try (ImageTree images = ImageTree.open(root)) {
            Reading reading = new Reading(camera, Categories.of(api), ledger);
            List<ImageFile> files = images.files();
            System.out.printf(
                    "Importing %d files of %s as camera %s%n", files.size(), root, camera);
            stream(files, reading);
        } catch (KafkaException e) {
            throw new LocalFailure(
                    "Kafka at %s does not answer: %s".formatted(kafka, e.getMessage()));
        }
        long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
        ImportReport report = ledger.report();
        ReportText.of(report, camera, seconds).forEach(System.out::println);
        return report.unfinished().isEmpty() ? 0 : 1;
    }

    private void findRunning() throws IOException {
        Optional<RunReport> running = RunReport.of(data);
        if (api == null) {
            api = URI.create(running.map(RunReport::url).orElse("http://localhost:8080"));
        }
        if (kafka == null) {
            kafka = running.map(run -> run.kafka().bootstrapServers()).orElse("localhost:9092");
        }
    }

    private void stream(List<ImageFile> files, Reading reading) throws Exception {
        Ledger ledger = reading.ledger();
        Path file = data.resolve("import").resolve(reading.camera() + ".journal");
        try (Journal journal = Journal.open(file);
                OutcomeFollower outcomes = new OutcomeFollower(kafka, journal.started());
                FrameSender sender = new FrameSender(kafka, reading.camera());
                ImportProgress progress = new ImportProgress(files.size(), System.err)) {
            FutureTask<Void> sending =
                    new FutureTask<>(() -> send(files, reading, journal, sender), null);
            Thread.ofPlatform().name("sender").daemon().start(sending);
            follow(outcomes, ledger, sending, progress);
            sending.get();
        }
    }

    private static void send(
            List<ImageFile> files, Reading reading, Journal journal, FrameSender sender) {
        Ledger ledger = reading.ledger();
        for (ImageFile file : files) {
            Optional<Frame> read = reading.frame(file);
            if (read.isEmpty()) {
                continue;
            }
            Frame frame = read.get();
            ledger.expect(frame.id(), frame.path(), frame.label());
            if (journal.contains(frame.id())) {
                ledger.acknowledged();
            } else {
                sender.send(frame, (sent, failure) -> sent(sent, failure, journal, ledger));
            }
        }
        sender.flush();
    }

    private static void sent(Frame frame, Exception failure, Journal journal, Ledger ledger) {
        if (failure == null) {
            journal.add(frame.id());
            ledger.acknowledged();
        } else {
            ledger.unsent(frame.id(), frame.path(), "not sent: " + failure.getMessage());
        }
    }

    /** Collects results until every image has one, or none has come for too long. */
    private void follow(
            OutcomeFollower outcomes,
            Ledger ledger,
            FutureTask<Void> sending,
            ImportProgress progress) {
        long lastNews = System.nanoTime();
        Ledger.Counts before = ledger.counts();
        while (true) {
            boolean allSent = sending.isDone();
            outcomes.poll(ledger::outcome);
            Ledger.Counts counts = ledger.counts();
            progress.show(counts);
            if (!counts.equals(before)) {
                before = counts;
                lastNews = System.nanoTime();
            }
            boolean tired = System.nanoTime() - lastNews > patienceSeconds * 1_000_000_000L;
            if (allSent && (counts.finished() == counts.expected() || tired)) {
                return;
            }
        }
    }
}

package io.romanesco.local.importer;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
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

    @Option(names = "--api", defaultValue = "http://localhost:8080", description = "api-service.")
    private URI api;

    @Option(names = "--kafka", defaultValue = "localhost:9092", description = "Bootstrap servers.")
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
        Ledger ledger = new Ledger();
        try (ImageTree images = ImageTree.open(root)) {
            Set<String> categories = Categories.of(api);
            List<ImageFile> files = images.files();
            System.out.printf(
                    "Importing %d files of %s as camera %s%n", files.size(), root, camera);
            Reading reading = new Reading(camera, categories, ledger);
            Path file = data.resolve("import").resolve(camera + ".journal");
            try (Journal journal = Journal.open(file);
                    OutcomeFollower outcomes = new OutcomeFollower(kafka, journal.started());
                    ImportProgress progress = new ImportProgress(files.size(), System.err)) {
                FutureTask<Void> sending =
                        new FutureTask<>(() -> send(files, reading, journal, ledger));
                Thread.ofPlatform().name("sender").daemon().start(sending);
                follow(outcomes, ledger, sending, progress);
                sending.get();
            }
        }
        long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
        ImportReport report = ledger.report();
        ReportText.of(report, camera, seconds).forEach(System.out::println);
        return report.unfinished().isEmpty() ? 0 : 1;
    }

    private Void send(List<ImageFile> files, Reading reading, Journal journal, Ledger ledger)
            throws InterruptedException {
        try (FrameSender sender = new FrameSender(kafka, reading.camera())) {
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
        }
        return null;
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
            ImportProgress progress)
            throws IOException {
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

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
import java.util.stream.Collectors;
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
        boolean complete;
        try (ImageTree images = ImageTree.open(root)) {
            Reading reading = new Reading(camera, Categories.of(api), ledger);
            List<ImageFile> files = images.files();
            System.out.printf(
                    "Importing %d files of %s as camera %s%n", files.size(), root, camera);
            foldersWithoutLabel(files, reading);
            Path file = data.resolve("import").resolve(camera + ".journal");
            try (Journal journal = Journal.open(file);
                    ImportProgress progress = new ImportProgress(files.size(), System.err)) {
                complete =
                        new ImportRun(reading, journal, progress, patience()).stream(files, kafka);
            }
        } catch (KafkaException e) {
            throw new LocalFailure(
                    "Kafka at %s does not answer: %s".formatted(kafka, e.getMessage()));
        }
        long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
        ImportReport report = ledger.report();
        ReportText.of(report, camera, seconds).forEach(System.out::println);
        if (!complete) {
            throw new LocalFailure(
                    "Kafka at %s takes no more images. Run the same command again to go on."
                            .formatted(kafka));
        }
        return report.unfinished().isEmpty() ? 0 : 1;
    }

    private static void foldersWithoutLabel(List<ImageFile> files, Reading reading) {
        String folders =
                files.stream()
                        .map(ImageFile::folder)
                        .filter(folder -> !folder.isEmpty())
                        .filter(folder -> !reading.categories().contains(folder))
                        .distinct()
                        .limit(10)
                        .collect(Collectors.joining(", "));
        if (!folders.isEmpty()) {
            System.out.println("No category, so no label: " + folders);
        }
    }

    private Duration patience() {
        return Duration.ofSeconds(patienceSeconds);
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
}

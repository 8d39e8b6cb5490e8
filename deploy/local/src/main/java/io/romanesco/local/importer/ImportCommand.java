package io.romanesco.local.importer;

import io.romanesco.local.UserError;
import io.romanesco.local.importer.ImageSource.ImageFile;
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

/** Streams a folder of images into Kafka as a camera does; {@code make import} calls it. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Streams the images of a folder (or a .tar) into Kafka, as a camera does.",
            "Folder names that are a category become labels. Run it again to continue",
            "where it stopped; no image is imported twice."
        })
public final class ImportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "A folder with folders of images, or a .tar.")
    private Path tree;

    @Option(
            names = "--data",
            defaultValue = ".romanesco",
            description = "Keeps the ids of sent images.")
    private Path data;

    @Option(names = "--api", description = "api-service. Default: that of `run` on --data.")
    private URI api;

    @Option(names = "--kafka", description = "Bootstrap servers. Default: those of that `run`.")
    private String kafka;

    @Option(
            names = "--timeout",
            defaultValue = "60",
            description = "Seconds to wait for results without any progress.")
    private long timeoutSeconds;

    @Override
    public Integer call() throws Exception {
        long start = System.nanoTime();
        Path root = tree.toAbsolutePath().normalize();
        String camera = "import-" + root.getFileName().toString().replaceFirst("\\.tar$", "");
        findRunning();
        ImportState state = new ImportState();
        boolean complete;
        try (ImageSource images = ImageSource.open(root)) {
            FrameReader reader = new FrameReader(camera, Categories.of(api), state);
            List<ImageFile> files = images.files();
            System.out.printf(
                    "Importing %d files of %s as camera %s%n", files.size(), root, camera);
            showUnlabelledFolders(files, reader);
            Path file = data.resolve("import").resolve(camera + ".journal");
            try (AcknowledgedIds acknowledged = AcknowledgedIds.open(file);
                    ImportProgress progress = new ImportProgress(files.size(), System.err)) {
                complete =
                        new ImportRun(reader, acknowledged, progress, timeout())
                                .stream(files, kafka);
            }
        } catch (KafkaException e) {
            throw new UserError("Kafka at %s does not answer: %s".formatted(kafka, e.getMessage()));
        }
        long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
        ImportReport report = state.report();
        report.lines(camera, seconds).forEach(System.out::println);
        if (!complete) {
            throw new UserError(
                    "Kafka at %s takes no more images. Run the same command again to go on."
                            .formatted(kafka));
        }
        return report.unfinished().isEmpty() ? 0 : 1;
    }

    private static void showUnlabelledFolders(List<ImageFile> files, FrameReader reader) {
        String folders =
                files.stream()
                        .map(ImageFile::folder)
                        .filter(folder -> !folder.isEmpty())
                        .filter(folder -> !reader.categories().contains(folder))
                        .distinct()
                        .limit(10)
                        .collect(Collectors.joining(", "));
        if (!folders.isEmpty()) {
            System.out.println("Folders that are no category, so without a label: " + folders);
        }
    }

    private Duration timeout() {
        return Duration.ofSeconds(timeoutSeconds);
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

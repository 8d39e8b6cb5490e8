package io.romanesco.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.romanesco.bench.load.HttpLoad;
import io.romanesco.bench.load.HttpLoad.Load;
import io.romanesco.bench.stack.LocalStack;
import io.romanesco.bench.stack.ModelFolder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/**
 * Latency of waiting uploads while new versions of the default model are copied into the repository
 * and swapped in, against the latency without, with the whole stack.
 */
final class SwapRun implements Callable<Void> {

    private static final Path VEGETABLES =
            Path.of("inference-service/models/vegetables").toAbsolutePath();

    private static final String MODEL = "vegetables";
    private static final int CLIENTS = 4;
    private static final int UPLOADS_A_SECOND = Integer.getInteger("rate", 20);
    private static final int SECONDS = Integer.getInteger("seconds", 40);
    private static final int ROUNDS = 2;
    private static final int SWAPS = 2;
    private static final int WARM_UP = 500;
    private static final Duration WARM_UP_TIME = Duration.ofSeconds(60);
    private static final double PERCENTILE = 99;
    private static final long MAX_MICROS = 120_000_000;

    private int added;

    @Override
    public Void call() throws Exception {
        List<byte[]> files = Pictures.jpegs(224, 100);
        try (ModelFolder models = ModelFolder.of(VEGETABLES);
                LocalStack stack =
                        LocalStack.start(
                                Map.of("ROMANESCO_MODELS_DIRECTORY", models.path().toString()));
                HttpLoad uploads = HttpLoad.uploads(stack.url(), files, "wait=60");
                ScheduledExecutorService copier = Executors.newSingleThreadScheduledExecutor()) {
            uploads.inTurn(WARM_UP, CLIENTS, WARM_UP_TIME);
            Path version = models.newest(MODEL);
            Copies copies = new Copies(models, version, copier);
            compare(
                    CLIENTS + " clients, as fast as they are answered",
                    copies,
                    () -> uploads.inTurn(Integer.MAX_VALUE, CLIENTS, Duration.ofSeconds(SECONDS)));
            compare(
                    UPLOADS_A_SECOND + " uploads a second",
                    copies,
                    () -> uploads.atRate(UPLOADS_A_SECOND, SECONDS));
            String wanted = number(added);
            String found = version(stack.url(), files.getFirst());
            if (!found.equals(wanted)) {
                throw new IllegalStateException(
                        "The last version is %s, but %s answers".formatted(wanted, found));
            }
        }
        return null;
    }

    private void compare(String what, Copies copies, Supplier<Load> load) throws Exception {
        Histogram without = new Histogram(MAX_MICROS, 3);
        Histogram with = new Histogram(MAX_MICROS, 3);
        for (int round = 0; round < ROUNDS; round++) {
            add(load.get(), without);
            List<ScheduledFuture<?>> swaps = copies.spread(added, SWAPS, SECONDS);
            added += SWAPS;
            add(load.get(), with);
            for (ScheduledFuture<?> swap : swaps) {
                swap.get();
            }
        }
        Report.latencies(what + ", no swap", without);
        Report.latencies("%s, %d swaps".formatted(what, ROUNDS * SWAPS), with);
        Report.line(
                "  p99 with swaps / without: %.2f",
                (double) with.getValueAtPercentile(PERCENTILE)
                        / without.getValueAtPercentile(PERCENTILE));
    }

    private static void add(Load load, Histogram sum) {
        sum.add(load.micros());
        if (!load.refused().isEmpty()) {
            Report.line("  failed requests by status: %s", load.refused());
        }
    }

    private static String number(int swap) {
        return "9.0." + swap;
    }

    /** The version that answers an upload. */
    private static String version(URI api, byte[] file) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest upload =
                    HttpRequest.newBuilder(api.resolve("/api/v1/images"))
                            .header("Content-Type", "image/jpeg")
                            .header("Prefer", "wait=60")
                            .POST(BodyPublishers.ofByteArray(file))
                            .build();
            return new ObjectMapper()
                    .readTree(client.send(upload, BodyHandlers.ofByteArray()).body())
                    .at("/classification/version")
                    .asText();
        }
    }

    /** Copies of a version that appear while a load runs. */
    private record Copies(ModelFolder models, Path version, ScheduledExecutorService copier) {

        private List<ScheduledFuture<?>> spread(int from, int count, int seconds) {
            return IntStream.rangeClosed(1, count)
                    .<ScheduledFuture<?>>mapToObj(swap ->
                            copier.schedule(
                                    () -> {
                                        models.add(version, number(from + swap));
                                        return null;
                                    },
                                    1000L * seconds * swap / (count + 1),
                                    TimeUnit.MILLISECONDS))
                    .toList();
        }
    }
}

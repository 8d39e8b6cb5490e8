package io.romanesco.bench;

import io.romanesco.bench.load.GalleryRows;
import io.romanesco.bench.load.Traffic;
import io.romanesco.bench.load.Traffic.Load;
import io.romanesco.bench.stack.LocalStack;
import io.romanesco.bench.stack.Usage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Fifty readers of the gallery over a million images, each asking as soon as it is answered. */
final class GalleryRun implements Callable<Void> {

    private static final int ROWS = Integer.getInteger("rows", 1_000_000);
    private static final int READERS = 50;
    private static final int WARM_UP = 5_000;
    private static final int READS = 10_000;
    private static final Duration TIME = Duration.ofSeconds(20);

    private static final List<String> PAGES =
            List.of(
                    "/api/v1/images?limit=20",
                    "/api/v1/images?limit=20&category=Category_3",
                    "/api/v1/images?limit=20&palette=rgb&color=%23FF0000",
                    "/api/v1/images?limit=20&palette=rgb&color=%23FF0080",
                    "/api/v1/images?limit=20&category=Category_3&palette=ryb&color=%23B2D732",
                    "/api/v1/images?limit=20&status=REJECTED",
                    "/api/v1/images?limit=20&source=/cameras/gate-7",
                    "/api/v1/images?limit=20&order=random",
                    "/api/v1/images?limit=20&order=random&category=Category_3");

    @Override
    public Void call() throws Exception {
        try (LocalStack stack = LocalStack.start(Map.of())) {
            long began = System.nanoTime();
            GalleryRows.fill(stack.database(), ROWS);
            Report.line("%d rows in %d s", ROWS, (System.nanoTime() - began) / 1_000_000_000);
            try (Traffic readers = Traffic.readers(stack.url(), PAGES)) {
                readers.inTurn(WARM_UP, READERS, TIME);
                Map<String, Usage> before = stack.usage();
                Load load = readers.inTurn(READS, READERS, TIME);
                Map<String, Usage> after = stack.usage();
                Report.latencies(
                        "%d readers, %.0f pages/s".formatted(READERS, load.rate()), load.micros());
                for (String name : List.of("api-service", "postgres")) {
                    double cpu = after.get(name).cpuSeconds() - before.get(name).cpuSeconds();
                    Report.line("  %-12s %.2f ms CPU a page", name, cpu / load.answered() * 1e3);
                }
                if (!load.refused().isEmpty()) {
                    Report.line("answers that were no success: %s", load.refused());
                }
            }
        }
        return null;
    }
}

package io.romanesco.bench;

import io.romanesco.bench.load.Traffic;
import io.romanesco.bench.load.Traffic.Load;
import io.romanesco.bench.stack.LocalStack;
import io.romanesco.bench.stack.Usage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/**
 * Does api-service grow with the backlog? A thousand uploads of 20 kB a second for a quarter of an
 * hour, and nobody who classifies them: some 18 GB in Kafka's log. What it has in memory each
 * minute, and what of its heap is in use before and after all of it, each time after a collection.
 */
final class BacklogRun implements Callable<Void> {

    private static final int BYTES = 20_000;
    private static final int FILES = 64;
    private static final int RATE = 1000;
    private static final int MINUTES = Integer.getInteger("minutes", 15);
    private static final int SECONDS = 60;
    private static final Duration WARM_UP = Duration.ofSeconds(45);
    private static final int IN_FLIGHT = 16;

    @Override
    public Void call() throws Exception {
        List<byte[]> files =
                IntStream.range(0, FILES).mapToObj(i -> Pictures.jpegOfBytes(BYTES, i)).toList();
        try (LocalStack stack = LocalStack.start(Map.of(), 0);
                Traffic uploads = Traffic.uploads(stack.url(), files, "")) {
            uploads.inTurn(Integer.MAX_VALUE, IN_FLIGHT, WARM_UP);
            inUse(stack);
            for (int minute = 1; minute <= MINUTES; minute++) {
                minute(stack, uploads, minute);
            }
            inUse(stack);
        }
        return null;
    }

    private static void minute(LocalStack stack, Traffic uploads, int minute) {
        Load load = uploads.atRate(RATE, SECONDS);
        Map<String, Usage> usage = stack.usage();
        Report.latencies("minute %d, %.0f uploads/s".formatted(minute, load.rate()), load.micros());
        if (!load.refused().isEmpty()) {
            Report.line("  answers that were no success: %s", load.refused());
        }
        Report.line(
                "  resident: api-service %d MiB, Kafka and S3 %d",
                usage.get("api-service").residentBytes() >> 20,
                usage.get("servers").residentBytes() >> 20);
    }

    private static void inUse(LocalStack stack) throws IOException, InterruptedException {
        Report.line(
                "api-service's heap in use after a collection: %d MiB", stack.heapInUse() >> 20);
    }
}

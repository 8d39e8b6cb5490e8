package io.romanesco.bench;

import io.romanesco.bench.load.Traffic;
import io.romanesco.bench.load.Traffic.Load;
import io.romanesco.bench.stack.LocalStack;
import io.romanesco.bench.stack.Usage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/**
 * How many uploads of 20 kB are accepted, and how quickly, while the worker cannot keep up and the
 * backlog grows: rising rates, each held for some time.
 */
final class UploadRun implements Callable<Void> {

    private static final int BYTES = 20_000;
    private static final int FILES = 64;
    private static final List<Integer> RATES = List.of(250, 500, 1000);
    private static final int SECONDS = 15;
    private static final int WARM_UP = 3000;
    private static final int IN_FLIGHT = 32;

    @Override
    public Void call() throws Exception {
        List<byte[]> files =
                IntStream.range(0, FILES).mapToObj(i -> Pictures.jpegOfBytes(BYTES, i)).toList();
        try (LocalStack stack = LocalStack.start(Map.of());
                Traffic uploads = Traffic.uploads(stack.url(), files, "")) {
            uploads.inTurn(WARM_UP, IN_FLIGHT, Duration.ofSeconds(SECONDS));
            for (int rate : RATES) {
                Map<String, Usage> before = stack.usage();
                Load load = uploads.atRate(rate, SECONDS);
                Usage api = stack.usage().get("api-service");
                Report.latencies(
                        "%d uploads/s asked, %.0f answered".formatted(rate, load.rate()),
                        load.micros());
                Report.line(
                        "  api-service: %.2f ms CPU an upload, %d -> %d MiB resident%s",
                        (api.cpuSeconds() - before.get("api-service").cpuSeconds())
                                / load.answered()
                                * 1e3,
                        before.get("api-service").residentBytes() >> 20,
                        api.residentBytes() >> 20,
                        load.refused().isEmpty() ? "" : ", refused: " + load.refused());
                if (load.answered() < rate * SECONDS) {
                    Report.line("given up: uploads come quicker than they are answered");
                    return null;
                }
            }
        }
        return null;
    }
}

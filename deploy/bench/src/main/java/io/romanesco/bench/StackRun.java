package io.romanesco.bench;

import io.romanesco.bench.load.HttpLoad;
import io.romanesco.bench.load.HttpLoad.Load;
import io.romanesco.bench.stack.LocalStack;
import io.romanesco.bench.stack.Usage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * The whole stack, from upload to stored result: the highest rate, the latency at half of it, and
 * the CPU time of each process.
 */
final class StackRun implements Callable<Void> {

    private static final int WARM_UP = 400;
    private static final int IMAGES = 1000;
    private static final int IN_FLIGHT = 16;
    private static final int SECONDS = 20;
    private static final Duration TIME = Duration.ofSeconds(30);

    @Override
    public Void call() throws Exception {
        List<byte[]> files = Pictures.jpegs(224, 100);
        try (LocalStack stack = LocalStack.start(Map.of());
                HttpLoad uploads = HttpLoad.uploads(stack.url(), files, "wait=60")) {
            uploads.inTurn(WARM_UP, IN_FLIGHT, TIME);
            Map<String, Usage> before = stack.usage();
            Load full = uploads.inTurn(IMAGES, IN_FLIGHT, TIME);
            Map<String, Usage> after = stack.usage();
            Report.line("%d uploads at a time: %.1f images/s", IN_FLIGHT, full.rate());
            Report.latencies("upload to stored result", full.micros());
            after.forEach((name, usage) ->
                    Report.line(
                            "  %-20s %6.2f ms CPU an image, %d MiB resident",
                            name,
                            (usage.cpuSeconds() - before.get(name).cpuSeconds())
                                    / full.answered()
                                    * 1e3,
                            usage.residentBytes() >> 20));
            Load half = uploads.atRate(full.rate() / 2, SECONDS);
            Report.line("at half of that rate, %.1f uploads/s:", full.rate() / 2);
            Report.latencies("upload to stored result", half.micros());
            failures(full);
            failures(half);
        }
        return null;
    }

    private static void failures(Load load) {
        if (!load.refused().isEmpty()) {
            Report.line("failed requests by status: %s", load.refused());
        }
    }
}

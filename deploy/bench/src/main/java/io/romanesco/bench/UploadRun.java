package io.romanesco.bench;

import io.romanesco.bench.load.HttpLoad;
import io.romanesco.bench.load.HttpLoad.Load;
import io.romanesco.bench.stack.LocalStack;
import io.romanesco.bench.stack.Usage;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/**
 * Rate and latency of uploads of 20 kB while the worker cannot keep up and the backlog grows:
 * rising rates after a warm-up. The last rate is repeated, to see that memory does not grow with
 * the backlog. First without a worker, as if it ran on another machine, then with one beside it.
 */
final class UploadRun implements Callable<Void> {

    private static final int BYTES = 20_000;
    private static final int FILES = 64;
    private static final List<Integer> WORKER_ELSEWHERE = List.of(250, 500, 1000, 1000, 1000);
    private static final List<Integer> WORKER_BESIDE = List.of(500, 1000);
    private static final int SECONDS = 20;
    private static final int WARM_UP = 60_000;
    private static final Duration WARM_UP_TIME = Duration.ofSeconds(45);
    private static final int IN_FLIGHT = 16;

    @Override
    public Void call() throws Exception {
        Report.line("Without a worker on this machine:");
        run(0, WORKER_ELSEWHERE);
        Report.line("With a worker on this machine:");
        run(1, WORKER_BESIDE);
        return null;
    }

    private static void run(int workers, List<Integer> rates) throws Exception {
        List<byte[]> files =
                IntStream.range(0, FILES).mapToObj(i -> Pictures.jpegOfBytes(BYTES, i)).toList();
        try (LocalStack stack = LocalStack.start(Map.of(), workers);
                HttpLoad uploads = HttpLoad.uploads(stack.url(), files, "")) {
            Load warmUp = uploads.inTurn(WARM_UP, IN_FLIGHT, WARM_UP_TIME);
            Report.latencies(
                    "warming up, %d at a time, %.0f uploads/s".formatted(IN_FLIGHT, warmUp.rate()),
                    warmUp.micros());
            for (int rate : rates) {
                if (!held(stack, uploads, rate)) {
                    Report.line("given up: uploads come faster than they are answered");
                    return;
                }
            }
        }
    }

    private static boolean held(LocalStack stack, HttpLoad uploads, int rate) throws SQLException {
        Map<String, Usage> before = stack.usage();
        Load load = uploads.atRate(rate, SECONDS);
        Map<String, Usage> after = stack.usage();
        Report.latencies(
                "%d uploads/s asked, %.0f answered".formatted(rate, load.rate()), load.micros());
        if (!load.refused().isEmpty()) {
            Report.line("  failed requests by status: %s", load.refused());
        }
        after.forEach((name, usage) ->
                Report.line(
                        "  %-20s %5.2f ms CPU an upload, %d -> %d MiB resident",
                        name,
                        (usage.cpuSeconds() - before.get(name).cpuSeconds())
                                / load.answered()
                                * 1e3,
                        before.get(name).residentBytes() >> 20,
                        usage.residentBytes() >> 20));
        Report.line("  backlog: %d images", backlog(stack));
        return load.answered() == (long) rate * SECONDS;
    }

    private static long backlog(LocalStack stack) throws SQLException {
        try (Connection connection = DriverManager.getConnection(stack.database());
                Statement statement = connection.createStatement();
                ResultSet pending =
                        statement.executeQuery(
                                "select count(*) from image where status = 'PENDING'")) {
            pending.next();
            return pending.getLong(1);
        }
    }
}

package io.romanesco.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** Prints what was measured. */
final class Report {

    private Report() {}

    /** Where and when this was measured, and what else the machine was doing. */
    static void machine() throws IOException {
        String cpu =
                Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                        .filter(line -> line.startsWith("model name"))
                        .map(line -> line.substring(line.indexOf(':') + 2))
                        .findFirst()
                        .orElse("unknown processor");
        line(
                "%s, %d processors, Java %s, %s, load %s, pictures: %s",
                cpu,
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                Files.readString(Path.of("/proc/loadavg")).split(" ")[0],
                Pictures.source());
    }

    static void title(String text) {
        System.out.printf("%n== %s%n", text);
    }

    static void line(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }

    /** Latencies in microseconds, as milliseconds. */
    static void latencies(String what, Histogram micros) {
        line(
                "%s: p50 %.1f ms, p95 %.1f, p99 %.1f, max %.1f (%d)",
                what,
                micros.getValueAtPercentile(50) / 1e3,
                micros.getValueAtPercentile(95) / 1e3,
                micros.getValueAtPercentile(99) / 1e3,
                micros.getMaxValue() / 1e3,
                micros.getTotalCount());
    }
}

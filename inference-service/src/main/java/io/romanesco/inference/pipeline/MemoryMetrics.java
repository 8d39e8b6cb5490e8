package io.romanesco.inference.pipeline;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Memory that the JVM's own metrics leave out: mostly ONNX Runtime's weights and arenas, whose size
 * it does not report. Direct buffers are in {@code jvm.buffer.memory.used}.
 */
@Startup
@ApplicationScoped
class MemoryMetrics {

    private static final Path STATUS = Path.of("/proc/self/status");

    MemoryMetrics(MeterRegistry registry) {
        Gauge.builder("romanesco.process.resident.bytes", () -> bytes("VmRSS:"))
                .description("Memory of the process that is in RAM; NaN where /proc is absent")
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder("romanesco.native.bytes", MemoryMetrics::outsideTheJvm)
                .description(
                        "Anonymous memory in RAM beyond heap and JVM: ONNX Runtime's weights and"
                                + " arenas, decoders, thread stacks")
                .baseUnit("bytes")
                .register(registry);
    }

    private static double outsideTheJvm() {
        long known =
                ManagementFactory.getMemoryPoolMXBeans().stream()
                        .mapToLong(MemoryMetrics::touched)
                        .sum();
        return Math.max(0, bytes("RssAnon:") - known);
    }

    /** Committed memory gets into RAM when it is first used, and stays there. */
    private static long touched(MemoryPoolMXBean pool) {
        return Math.min(pool.getPeakUsage().getUsed(), pool.getUsage().getCommitted());
    }

    private static double bytes(String field) {
        try (Stream<String> lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith(field))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (IOException absent) {
            return Double.NaN;
        }
    }
}

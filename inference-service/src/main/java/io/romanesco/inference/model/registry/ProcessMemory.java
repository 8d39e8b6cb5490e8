package io.romanesco.inference.model.registry;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Memory of this process as the operating system sees it. NaN where /proc is absent. */
public final class ProcessMemory {

    private static final Path STATUS = Path.of("/proc/self/status");

    private ProcessMemory() {}

    /** Bytes of the process that are in RAM. */
    public static double resident() {
        return bytes("VmRSS:");
    }

    /**
     * Bytes of anonymous memory in RAM beyond heap and JVM: ONNX Runtime's weights and arenas,
     * decoders, thread stacks.
     */
    public static double outsideTheJvm() {
        long known =
                ManagementFactory.getMemoryPoolMXBeans().stream()
                        .mapToLong(ProcessMemory::touched)
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

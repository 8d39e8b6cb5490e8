package io.romanesco.bench.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a process has used, by /proc.
 *
 * @param cpuSeconds user and system, with descendants, since their start
 * @param residentBytes of the process alone
 */
public record Usage(double cpuSeconds, long residentBytes) {

    /** Clock ticks a second: the same on every Linux. */
    private static final double TICKS = 100;

    private static final int UTIME = 11;
    private static final int WITH_CHILDREN = 4;

    public static Usage of(long pid) {
        ProcessHandle handle = ProcessHandle.of(pid).orElseThrow();
        double cpu =
                Stream.concat(Stream.of(handle), handle.descendants())
                        .mapToDouble(one -> cpu(one.pid()))
                        .sum();
        return new Usage(cpu, resident(pid));
    }

    /** CPU seconds by the name of the thread (its first 15 characters, without numbers). */
    public static Map<String, Double> threads(long pid) {
        Map<String, Double> byName = new TreeMap<>();
        try (Stream<Path> tasks = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
            for (Path task : tasks.toList()) {
                String stat = read(task.resolve("stat"));
                if (!stat.isEmpty()) {
                    String name = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
                    byName.merge(name.replaceAll("[#-]?\\d+", ""), cpu(stat, 2), Double::sum);
                }
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        return byName;
    }

    private static double cpu(long pid) {
        return cpu(read(Path.of("/proc", Long.toString(pid), "stat")), WITH_CHILDREN);
    }

    private static double cpu(String stat, int parts) {
        if (stat.isEmpty()) {
            return 0;
        }
        // The fields after the program's name, which may contain blanks.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long ticks = 0;
        for (int i = 0; i < parts; i++) {
            ticks += Long.parseLong(fields[UTIME + i]);
        }
        return ticks / TICKS;
    }

    private static long resident(long pid) {
        return read(Path.of("/proc", Long.toString(pid), "status"))
                .lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                .sum();
    }

    /** Empty if the process has just ended. */
    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException gone) {
            return "";
        }
    }
}

package io.romanesco.bench.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What a process and its descendants have used, by /proc.
 *
 * @param cpuSeconds user and system, since they started
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

    private static double cpu(long pid) {
        String stat = read(pid, "stat");
        if (stat.isEmpty()) {
            return 0;
        }
        // What stands behind the program's name, which may have blanks.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long ticks = 0;
        for (int i = 0; i < WITH_CHILDREN; i++) {
            ticks += Long.parseLong(fields[UTIME + i]);
        }
        return ticks / TICKS;
    }

    private static long resident(long pid) {
        return read(pid, "status")
                .lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                .sum();
    }

    /** Empty for a process that has just ended. */
    private static String read(long pid, String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), file));
        } catch (NoSuchFileException gone) {
            return "";
        } catch (IOException gone) {
            return "";
        }
    }
}

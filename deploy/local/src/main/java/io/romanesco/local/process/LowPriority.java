package io.romanesco.local.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Starts a process that takes the processors only as far as others leave them: on one machine, what
 * computes all the time must not keep those waiting who are answered in a moment.
 */
public final class LowPriority {

    /**
     * SCHED_IDLE: a processor that runs nothing else counts as free when something wakes up, which
     * a nice value does not bring about. Where the kernel shares the processors among sessions
     * (sched_autogroup_enabled) the session has to be lowered as well.
     */
    private static final String LOWER =
            "[ -w /proc/self/autogroup ] && echo 19 >/proc/self/autogroup; exec chrt -i 0 \"$@\"";

    private static final List<String> PREFIX =
            Files.isExecutable(Path.of("/bin/sh")) && Files.isExecutable(Path.of("/usr/bin/chrt"))
                    ? List.of("/bin/sh", "-c", LOWER, "low-priority")
                    : List.of();

    private LowPriority() {}

    /** Words to put before a command; none where {@code chrt} is missing. */
    public static List<String> prefix() {
        return PREFIX;
    }
}

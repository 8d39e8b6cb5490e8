package io.romanesco.local.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Starts a process in a session of its own. Ctrl-C in a terminal then reaches only the launcher,
 * which stops its processes in order.
 */
public final class OwnSession {

    private static final List<String> PREFIX =
            List.of("/usr/bin/setsid", "/bin/setsid").stream()
                    .filter(program -> Files.isExecutable(Path.of(program)))
                    .findFirst()
                    .map(List::of)
                    .orElse(List.of());

    private OwnSession() {}

    /** The words to put before a command; none if {@code setsid} is missing. */
    public static List<String> prefix() {
        return PREFIX;
    }
}

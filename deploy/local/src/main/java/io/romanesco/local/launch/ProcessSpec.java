package io.romanesco.local.launch;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How one process of the stack is started.
 *
 * @param name shown to the user, and the name of its log file
 * @param environment added to the launcher's own
 * @param pipeOutput true if the launcher reads standard output, false if it goes to the log
 */
record ProcessSpec(
        String name,
        List<String> command,
        Map<String, String> environment,
        Path folder,
        Path log,
        boolean pipeOutput) {}

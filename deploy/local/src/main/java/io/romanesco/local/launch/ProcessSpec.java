package io.romanesco.local.launch;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How one part of the stack is started.
 *
 * @param name as it is called on screen; its log file is named after it
 * @param environment in addition to the launcher's own
 * @param output where its standard output goes: false to the log, true to a pipe that is read
 */
record ProcessSpec(
        String name,
        List<String> command,
        Map<String, String> environment,
        Path folder,
        Path log,
        boolean output) {}

package io.romanesco.local.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Ends registered processes when this JVM ends, even if it is killed.
 *
 * <p>A small shell waits for the end of its standard input, a pipe that only this JVM holds. The
 * kernel closes that pipe even after {@code kill -9}. The shell then signals every registered
 * process, waits, and kills the remaining ones. It runs in a session of its own and ignores Ctrl-C,
 * so that it outlives this JVM.
 */
public final class Watchdog implements AutoCloseable {

    private static final String SCRIPT =
            """
            trap '' INT TERM HUP QUIT
            pids=' '
            while read -r verb pid; do
              case $verb in
                watch) pids="$pids$pid " ;;
                forget) pids="${pids%%" $pid "*} ${pids#*" $pid "}" ;;
              esac
            done
            [ -z "${pids#"${pids%%[! ]*}"}" ] && exit 0
            kill -"$1" $pids 2>/dev/null
            tries=0
            while [ $tries -lt "$2" ]; do
              alive=
              for pid in $pids; do kill -0 "$pid" 2>/dev/null && alive=yes; done
              [ -z "$alive" ] && exit 0
              sleep 0.1
              tries=$((tries + 1))
            done
            kill -KILL $pids 2>/dev/null
            """;

    private final Process shell;
    private final OutputStream commands;

    /**
     * @param signal the first signal: {@code TERM}, or {@code INT} for a fast shutdown of
     *     PostgreSQL
     * @param killTenths tenths of a second until the remaining processes get {@code KILL}
     */
    public Watchdog(String signal, int killTenths) throws IOException {
        List<String> command = new ArrayList<>(OwnSession.prefix());
        command.addAll(List.of("sh", "-c", SCRIPT, "watchdog", signal, "" + killTenths));
        shell =
                new ProcessBuilder(command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        commands = shell.getOutputStream();
    }

    /** Registers a process. */
    public void watch(long pid) {
        send("watch " + pid);
    }

    /** Removes a process that has ended or may live on. */
    public void forget(long pid) {
        send("forget " + pid);
    }

    /** The process id of the shell. */
    public long pid() {
        return shell.pid();
    }

    private synchronized void send(String line) {
        try {
            commands.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
            commands.flush();
        } catch (IOException e) {
            throw new IllegalStateException("The watchdog has ended", e);
        }
    }

    /** Ends the watchdog and all registered processes. */
    @Override
    public void close() throws IOException {
        commands.close();
    }
}

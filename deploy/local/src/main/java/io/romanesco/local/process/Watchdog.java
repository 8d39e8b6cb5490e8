package io.romanesco.local.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Ends processes when this JVM is gone, however it ended.
 *
 * <p>A small shell waits for the end of its standard input, a pipe that only this JVM holds. The
 * kernel closes that pipe even after {@code kill -9}; the shell then signals every process that is
 * still registered, waits, and kills what is left. It runs in a session of its own and ignores
 * Ctrl-C, so that it outlives whatever ended this JVM.
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
    private final OutputStream orders;

    /**
     * @param signal what the processes get first: {@code TERM}, or {@code INT} for a fast shutdown
     *     of PostgreSQL
     * @param patienceTenths tenths of a second until what is left gets {@code KILL}
     */
    public Watchdog(String signal, int patienceTenths) throws IOException {
        List<String> command = new ArrayList<>(OwnSession.prefix());
        command.addAll(List.of("sh", "-c", SCRIPT, "watchdog", signal, "" + patienceTenths));
        shell =
                new ProcessBuilder(command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        orders = shell.getOutputStream();
    }

    /** Ends the process with this JVM. */
    public void watch(long pid) {
        order("watch " + pid);
    }

    /** The process has ended, or may live on. */
    public void forget(long pid) {
        order("forget " + pid);
    }

    /** The watchdog's own process, for those who list all of them. */
    public long pid() {
        return shell.pid();
    }

    private synchronized void order(String line) {
        try {
            orders.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
            orders.flush();
        } catch (IOException e) {
            throw new IllegalStateException("The watchdog is gone", e);
        }
    }

    /** Ends the watchdog; processes that are still registered end with it. */
    @Override
    public void close() throws IOException {
        orders.close();
    }
}

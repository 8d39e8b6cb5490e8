package io.romanesco.e2e.stack;

import io.romanesco.e2e.client.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;

/**
 * A process of a running stack, as the launcher reports it.
 *
 * @param url its HTTP address; null if it serves none
 */
public record StackProcess(String name, long pid, String url) {

    /** SIGKILL. */
    public void kill() {
        signal("-KILL");
    }

    /** SIGSTOP: it answers nothing until it is thawed. */
    public void freeze() {
        signal("-STOP");
    }

    /** SIGCONT. */
    public void thaw() {
        signal("-CONT");
    }

    /** Whether its process still runs. */
    public boolean isAlive() {
        return ProcessHandle.of(pid).isPresent();
    }

    /** A client of its HTTP endpoints. */
    public Api http() {
        return new Api(URI.create(url));
    }

    private void signal(String signal) {
        try {
            new ProcessBuilder("kill", signal, Long.toString(pid)).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

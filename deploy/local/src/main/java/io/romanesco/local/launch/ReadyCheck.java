package io.romanesco.local.launch;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.romanesco.local.servers.ServersInfo;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** How to tell that a started process is ready for work. */
interface ReadyCheck {

    /**
     * Blocks until the process is ready.
     *
     * @return false if the process ended first
     * @throws TimeoutException if it lives but does not get ready
     */
    boolean await(Process process) throws Exception;

    /** Ready when the health endpoint answers 200. */
    record HttpHealth(HttpClient client, URI health, Duration timeout) implements ReadyCheck {

        private static final Duration PAUSE = Duration.ofMillis(50);

        @Override
        public boolean await(Process process) throws Exception {
            long deadline = System.nanoTime() + timeout.toNanos();
            while (process.isAlive()) {
                if (healthy()) {
                    return true;
                }
                if (System.nanoTime() > deadline) {
                    throw new TimeoutException(
                            "not ready after %d s (%s)".formatted(timeout.toSeconds(), health));
                }
                Thread.sleep(PAUSE);
            }
            return false;
        }

        private boolean healthy() throws InterruptedException {
            HttpRequest request =
                    HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(5)).build();
            try {
                return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
            } catch (IOException e) {
                return false;
            }
        }
    }

    /** Ready when the {@code servers} command has printed its line of JSON. */
    final class ServersLine implements ReadyCheck {

        private final ObjectMapper json = new ObjectMapper();
        private volatile ServersInfo info;

        @Override
        public boolean await(Process process) throws IOException {
            String line = process.inputReader().readLine();
            if (line == null) {
                return false;
            }
            info = json.readValue(line, ServersInfo.class);
            return true;
        }

        /** The addresses of the latest start; null before the first. */
        ServersInfo info() {
            return info;
        }
    }
}

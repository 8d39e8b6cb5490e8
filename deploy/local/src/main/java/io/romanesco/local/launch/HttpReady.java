package io.romanesco.local.launch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** Ready when the health endpoint answers 200. */
record HttpReady(HttpClient client, URI health, Duration patience) implements ReadyCheck {

    private static final Duration PAUSE = Duration.ofMillis(50);

    @Override
    public boolean await(Process process) throws Exception {
        long deadline = System.nanoTime() + patience.toNanos();
        while (process.isAlive()) {
            if (answers()) {
                return true;
            }
            if (System.nanoTime() > deadline) {
                throw new TimeoutException(
                        "not ready after %d s (%s)".formatted(patience.toSeconds(), health));
            }
            Thread.sleep(PAUSE);
        }
        return false;
    }

    private boolean answers() throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(5)).build();
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}

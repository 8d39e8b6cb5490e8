package io.romanesco.images;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Whether a service is ready for work. */
record Readiness(HttpClient client, URI service) {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(250);

    /**
     * Returns once it is.
     *
     * @throws UserError when its process ends, or takes too long
     */
    void await(Process process, Path log) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!answers()) {
            if (!process.isAlive()) {
                throw new UserError(
                        "a service ended in its image with status %d (%s); see %s"
                                .formatted(process.exitValue(), last(log), log));
            }
            if (System.nanoTime() > deadline) {
                throw new UserError(
                        "a service was not ready in its image after %d minutes; see %s"
                                .formatted(PATIENCE.toMinutes(), log));
            }
            Thread.sleep(PAUSE);
        }
    }

    private static String last(Path log) {
        try {
            return Files.readAllLines(log).reversed().stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .findFirst()
                    .orElse("it said nothing");
        } catch (IOException unreadable) {
            return "what it said cannot be read";
        }
    }

    private boolean answers() throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(service.resolve("/q/health/ready"))
                        .timeout(Duration.ofSeconds(5))
                        .build();
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}

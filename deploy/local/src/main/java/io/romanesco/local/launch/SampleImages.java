package io.romanesco.local.launch;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** Rendered vegetables for a new gallery, in the resource folder {@code samples}. */
final class SampleImages {

    static final List<String> NAMES =
            List.of(
                    "bean.jpg",
                    "brinjal.jpg",
                    "cabbage.jpg",
                    "capsicum.jpg",
                    "carrot.jpg",
                    "cauliflower.jpg",
                    "cucumber.jpg",
                    "papaya.jpg",
                    "potato.jpg",
                    "pumpkin.jpg",
                    "radish.jpg",
                    "tomato.jpg");

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private SampleImages() {}

    /**
     * Uploads the samples by the API. Waits for each result, so that a user's own upload never
     * queues behind all samples.
     *
     * @throws IOException if the API does not accept a sample
     */
    static void upload(URI api) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (String name : NAMES) {
                HttpRequest request =
                        HttpRequest.newBuilder(api.resolve("/api/v1/images"))
                                .timeout(TIMEOUT)
                                .header("Content-Type", "image/jpeg")
                                .header("Prefer", "wait=30")
                                .POST(BodyPublishers.ofByteArray(read(name)))
                                .build();
                HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
                if (response.statusCode() >= 300) {
                    throw new IOException(
                            "%s: status %d, %s"
                                    .formatted(name, response.statusCode(), response.body()));
                }
            }
        }
    }

    static byte[] read(String name) throws IOException {
        try (InputStream in = SampleImages.class.getResourceAsStream("/samples/" + name)) {
            return in.readAllBytes();
        }
    }
}

package io.romanesco.bench.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.stream.Collectors;

/** What a service says of itself. */
final class Metrics {

    private Metrics() {}

    /**
     * Its metrics, each by its name and labels.
     *
     * @param service where it answers
     */
    static Map<String, Double> of(URI service) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(service.resolve("/q/metrics")).build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString())
                    .body()
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .collect(
                            Collectors.toMap(
                                    line -> line.substring(0, line.lastIndexOf(' ')),
                                    line ->
                                            Double.parseDouble(
                                                    line.substring(line.lastIndexOf(' ') + 1)),
                                    (first, same) -> first));
        }
    }
}

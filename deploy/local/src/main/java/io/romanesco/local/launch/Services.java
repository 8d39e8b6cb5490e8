package io.romanesco.local.launch;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The services as parts of a stack: api-service first, then each inference-service. */
final class Services {

    private static final Duration START_PATIENCE = Duration.ofMinutes(3);

    private Services() {}

    static List<Part> of(Specs specs, StackPorts ports) {
        HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
        Part api = new Part(specs.api(), ready(client, ports.page()));
        List<Part> services = new ArrayList<>(List.of(api));
        IntStream.range(0, ports.inference().size())
                .mapToObj(i ->
                        new Part(specs.inference(i + 1), ready(client, ports.inference().get(i))))
                .forEach(services::add);
        return services;
    }

    private static HttpReady ready(HttpClient client, int port) {
        URI health = URI.create("http://localhost:" + port + "/q/health/ready");
        return new HttpReady(client, health, START_PATIENCE);
    }
}

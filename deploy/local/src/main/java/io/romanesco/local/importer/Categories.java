package io.romanesco.local.importer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.romanesco.local.UserError;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/** The categories of the running system, by the API. */
final class Categories {

    private Categories() {}

    /**
     * @param api address of the api-service
     * @throws UserError if it does not answer or knows no category yet
     */
    static Set<String> of(URI api) throws InterruptedException {
        URI address = URI.create(api.toString().replaceFirst("/$", "") + "/api/v1/categories");
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build()) {
            HttpRequest request =
                    HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(20)).build();
            HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new UserError(
                        "%s answers %d instead of the categories."
                                .formatted(address, response.statusCode()));
            }
            Set<String> names = new TreeSet<>();
            JsonNode body = new ObjectMapper().readTree(response.body());
            for (JsonNode each : body.path("categories")) {
                names.add(each.path("name").asText());
            }
            if (names.isEmpty()) {
                throw new UserError(
                        "No category is known yet: no inference-service has announced its model."
                                + " Try again when one is ready.");
            }
            return names;
        } catch (IOException e) {
            throw new UserError(
                    """
                    No Romanesco answers at %s.
                    Start it with `make run`; if it runs on another port, say PORT=... (or --api).\
                    """
                            .formatted(api),
                    e);
        }
    }
}

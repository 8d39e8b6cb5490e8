package io.romanesco.e2e.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A client of the HTTP API. */
public final class Api {

    /** Path of the images. */
    public static final String IMAGES = "/api/v1/images";

    private final URI base;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(10))
                    .build();

    public Api(URI base) {
        this.base = base;
    }

    /**
     * @param headers alternating names and values
     */
    public Answer get(String path, String... headers) {
        return send(with(headers, request(path).GET()));
    }

    /** HEAD instead of GET. */
    public Answer head(String path, String... headers) {
        return send(with(headers, request(path).HEAD()));
    }

    public Answer delete(String path) {
        return send(request(path).DELETE());
    }

    /** PATCH with a JSON body. */
    public Answer patch(String path, String json) {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .method("PATCH", BodyPublishers.ofString(json)));
    }

    /** PUT with a JSON body. */
    public Answer put(String path, String json) {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(json)));
    }

    /** POST of a body; an empty one for actions. */
    public Answer post(String path, String contentType, byte[] body) {
        return send(
                request(path)
                        .header("Content-Type", contentType)
                        .POST(BodyPublishers.ofByteArray(body)));
    }

    /** Uploads a raw body; headers are alternating names and values. */
    public Answer upload(String contentType, byte[] body, String... headers) {
        HttpRequest.Builder request = request(IMAGES).header("Content-Type", contentType);
        return send(with(headers, request).POST(BodyPublishers.ofByteArray(body)));
    }

    /** Uploads a form; headers are alternating names and values. */
    public Answer upload(Form form, String... headers) {
        return upload(form.contentType(), form.bytes(), headers);
    }

    /** Uploads a JPEG and waits until it is classified. */
    public JsonNode classified(byte[] jpeg) {
        Answer answer = upload("image/jpeg", jpeg, "Prefer", "wait=30");
        if (answer.status() != 200) {
            throw new AssertionError("Not classified within 30 s: " + answer);
        }
        return answer.json();
    }

    /** An image as the API shows it. */
    public Answer image(String id) {
        return get(IMAGES + "/" + id);
    }

    /** The status of an image, or the HTTP status if there is none. */
    public String statusOf(String id) {
        Answer answer = image(id);
        return answer.status() == 200
                ? answer.json().path("status").asText()
                : "HTTP " + answer.status();
    }

    /** All ids that a gallery query finds, page by page. */
    public List<String> ids(String query) {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = get(IMAGES + "?limit=100&" + query + cursor).json();
            page.path("items").forEach(item -> ids.add(item.path("id").asText()));
            cursor =
                    page.hasNonNull("next")
                            ? "&cursor=" + URLEncoder.encode(page.path("next").asText(), UTF_8)
                            : "";
        } while (!cursor.isEmpty());
        return ids;
    }

    /** Opens a stream of server-sent events; close it. */
    public EventStream events(String path) {
        return EventStream.open(
                client, request(path).header("Accept", "text/event-stream").build());
    }

    /** The sum of a Prometheus metric over all label sets that contain the text. */
    public double metric(String name, String labels) {
        return get("/q/metrics")
                .text()
                .lines()
                .filter(line -> line.startsWith(name + "{") && line.contains(labels))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** True if a health probe says UP; false also without an answer. */
    public boolean isUp(String probe) {
        try {
            return get("/q/health/" + probe).status() == 200;
        } catch (UncheckedIOException noAnswer) {
            return false;
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(60));
    }

    private static HttpRequest.Builder with(String[] headers, HttpRequest.Builder request) {
        return headers.length == 0 ? request : request.headers(headers);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            return Answer.of(client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

package io.romanesco.e2e.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Server-sent events, collected as they come. */
public final class EventStream implements AutoCloseable {

    /** One event: its type, and its data as JSON. */
    public record Event(String type, JsonNode image) {}

    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final HttpResponse<Stream<String>> response;
    private volatile boolean ended;
    private String type = "message";
    private String data = "";

    private EventStream(HttpResponse<Stream<String>> response) {
        this.response = response;
    }

    static EventStream open(HttpClient client, HttpRequest request) {
        try {
            HttpResponse<Stream<String>> response =
                    client.send(request, HttpResponse.BodyHandlers.ofLines());
            if (response.statusCode() != 200) {
                throw new AssertionError("No events, but " + response.body().toList());
            }
            EventStream stream = new EventStream(response);
            Thread.ofVirtual().start(stream::read);
            return stream;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public String contentType() {
        return response.headers().firstValue("content-type").orElse("");
    }

    /** Waits for an event of an image. */
    public JsonNode await(String wanted, String id) {
        Predicate<Event> match =
                event ->
                        event.type().equals(wanted) && event.image().path("id").asText().equals(id);
        Patience.await("event " + wanted + " of " + id)
                .until(() -> events.stream().anyMatch(match));
        return events.stream().filter(match).findFirst().orElseThrow().image();
    }

    /** The types of the events of an image so far, in their order. */
    public List<String> typesOf(String id) {
        return events.stream()
                .filter(event -> event.image().path("id").asText().equals(id))
                .map(Event::type)
                .toList();
    }

    /** Whether the server has ended the stream. */
    public boolean isEnded() {
        return ended;
    }

    @Override
    public void close() {
        response.body().close();
    }

    private void read() {
        try (Stream<String> lines = response.body()) {
            lines.forEach(this::line);
        } catch (UncheckedIOException closed) {
            // The test closed the stream, or the service was killed.
        } finally {
            ended = true;
        }
    }

    private void line(String line) {
        if (line.isEmpty()) {
            if (!data.isEmpty()) {
                events.add(new Event(type, Answer.parse(data)));
            }
            type = "message";
            data = "";
        } else if (line.startsWith("event:")) {
            type = line.substring("event:".length()).strip();
        } else if (line.startsWith("data:")) {
            data += line.substring("data:".length()).strip();
        }
    }
}

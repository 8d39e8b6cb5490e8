package io.romanesco.api.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Listens to server-sent events as a browser does, and keeps the lines. */
public final class SseClient implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> end;

    private SseClient(URI address) {
        HttpRequest request =
                HttpRequest.newBuilder(address).header("Accept", "text/event-stream").build();
        HttpResponse<Stream<String>> answer;
        try {
            answer = client.send(request, HttpResponse.BodyHandlers.ofLines());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        end = CompletableFuture.runAsync(() -> answer.body().forEach(lines::add));
    }

    /** Connects, and returns when the answer has begun. */
    public static SseClient listen(int port, String path) {
        return new SseClient(URI.create("http://localhost:" + port + path));
    }

    /** The names of the events so far. */
    public List<String> names() {
        return lines.stream()
                .filter(line -> line.startsWith("event:"))
                .map(line -> line.substring("event:".length()).strip())
                .toList();
    }

    /** The data of the events so far. */
    public List<String> data() {
        return lines.stream()
                .filter(line -> line.startsWith("data:"))
                .map(line -> line.substring("data:".length()).strip())
                .toList();
    }

    /** Comments so far. */
    public long comments() {
        return lines.stream().filter(line -> line.startsWith(":")).count();
    }

    /** Whether the server has ended the stream. */
    public boolean isOver() {
        return end.isDone();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}

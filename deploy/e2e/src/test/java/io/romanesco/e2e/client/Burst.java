package io.romanesco.e2e.client;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** Uploads in the background, one after the other; keeps what was accepted. */
public final class Burst {

    private final Map<String, byte[]> accepted = new ConcurrentHashMap<>();
    private final Thread uploader;

    private Burst(Api api, int size) {
        this.uploader =
                Thread.ofVirtual()
                        .start(() -> IntStream.range(0, size).forEach(seed -> upload(api, seed)));
    }

    /** Starts to upload {@code size} different pictures. */
    public static Burst of(int size, Api api) {
        return new Burst(api, size);
    }

    /** The ids of all uploads answered with 202 so far. */
    public List<String> accepted() {
        return List.copyOf(accepted.keySet());
    }

    /** The bytes that were uploaded as this image. */
    public byte[] picture(String id) {
        return accepted.get(id);
    }

    /** Waits until {@code count} uploads were answered with 202. */
    public void awaitAccepted(int count) {
        Patience.await(count + " accepted images").until(() -> accepted.size() >= count);
    }

    /** Waits for the last upload, accepted or not. */
    public Burst awaitEnd() {
        Patience.await("the end of the burst").until(() -> !uploader.isAlive());
        return this;
    }

    private void upload(Api api, int seed) {
        try {
            byte[] picture = Drawings.jpeg(seed);
            Answer answer = api.upload("image/jpeg", picture);
            if (answer.status() == 202) {
                accepted.put(answer.json().path("id").asText(), picture);
            }
        } catch (UncheckedIOException killed) {
            // The service was killed; an upload without an answer is not accepted.
        }
    }
}

package io.romanesco.e2e.client;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

/** Uploads one after the other, in the background; remembers what was promised. */
public final class Burst {

    private final List<String> accepted = new CopyOnWriteArrayList<>();
    private final Thread uploader;

    private Burst(Api api, int size) {
        this.uploader =
                Thread.ofVirtual()
                        .start(() -> IntStream.range(0, size).forEach(seed -> upload(api, seed)));
    }

    /** Starts uploading so many different pictures. */
    public static Burst of(int size, Api api) {
        return new Burst(api, size);
    }

    /** The ids of all images that were answered with 202 so far. */
    public List<String> accepted() {
        return List.copyOf(accepted);
    }

    /** Waits until so many images were answered with 202. */
    public void awaitAccepted(int count) {
        Patience.await(count + " accepted images").until(() -> accepted.size() >= count);
    }

    /** Waits for the last upload, whatever came of it. */
    public Burst awaitEnd() {
        Patience.await("the end of the burst").until(() -> !uploader.isAlive());
        return this;
    }

    private void upload(Api api, int seed) {
        try {
            Answer answer = api.upload("image/jpeg", Drawings.jpeg(seed));
            if (answer.status() == 202) {
                accepted.add(answer.json().path("id").asText());
            }
        } catch (UncheckedIOException nothingPromised) {
            // The service was killed: without an answer the client was promised nothing.
        }
    }
}

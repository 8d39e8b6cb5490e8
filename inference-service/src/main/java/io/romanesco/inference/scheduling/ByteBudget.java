package io.romanesco.inference.scheduling;

import io.smallrye.mutiny.Uni;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/**
 * Bounds the bytes of the images in flight: taken from Kafka and without an acknowledged result. A
 * bound on their number is not enough, since an image may have 20 kB or 16 MiB. Requests are served
 * in order. An image larger than the whole budget is let in alone.
 */
public final class ByteBudget {

    private final long maxBytes;
    private final Queue<Permit> waiting = new ArrayDeque<>();
    private long used;

    /**
     * An empty budget.
     *
     * @param maxBytes granted at once, at most
     */
    public ByteBudget(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Room for one image, requested or granted. */
    public final class Permit {

        private final int bytes;
        private final CompletableFuture<Permit> granted = new CompletableFuture<>();
        private boolean released;

        private Permit(int bytes) {
            this.bytes = bytes;
        }

        /** Returns the room, or withdraws the request. Only the first call has an effect. */
        public void release() {
            withdraw(this);
            grant();
        }
    }

    /**
     * Requests room for an image.
     *
     * @return completes with a permit, which must be released; a cancelled request is withdrawn
     */
    public Uni<Permit> acquire(int bytes) {
        return Uni.createFrom()
                .deferred(() -> {
                    Permit permit = new Permit(bytes);
                    request(permit);
                    grant();
                    return Uni.createFrom()
                            .completionStage(permit.granted)
                            .onCancellation()
                            .invoke(permit::release);
                });
    }

    /** Grants outside of the lock, since a grant runs the code that waits for it. */
    private void grant() {
        for (Permit next = next(); next != null; next = next()) {
            next.granted.complete(next);
        }
    }

    private synchronized void request(Permit permit) {
        waiting.add(permit);
    }

    private synchronized void withdraw(Permit permit) {
        if (!permit.released && !waiting.remove(permit)) {
            used -= permit.bytes;
        }
        permit.released = true;
    }

    /** The next permit that there is room for, or null. */
    private synchronized Permit next() {
        Permit first = waiting.peek();
        if (first == null || used > 0 && used + first.bytes > maxBytes) {
            return null;
        }
        used += first.bytes;
        return waiting.remove();
    }

    /** Bytes of all permits that were granted and not released. */
    synchronized long used() {
        return used;
    }
}

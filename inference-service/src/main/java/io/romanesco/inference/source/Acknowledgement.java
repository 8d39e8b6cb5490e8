package io.romanesco.inference.source;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Acknowledges an image once Kafka has all its results, and releases what it holds. The image goes
 * to the dead letters instead when a model failed, or Kafka refused a result. Safe for many
 * threads.
 */
final class Acknowledgement {

    private final Message<byte[]> image;
    private final Runnable release;
    private final AtomicInteger pending;
    private final AtomicReference<Throwable> failure;

    private Acknowledgement(
            Message<byte[]> image, Runnable release, int results, Optional<Throwable> failure) {
        this.image = image;
        this.release = release;
        this.pending = new AtomicInteger(results);
        this.failure = new AtomicReference<>(failure.orElse(null));
    }

    /**
     * The results, whose acknowledgements end with that of their image.
     *
     * @param release runs at the end, whatever it is
     * @param results one or more
     * @param failure of a model that gave no result
     */
    static List<Message<byte[]>> of(
            Message<byte[]> image,
            Runnable release,
            List<Message<byte[]>> results,
            Optional<Throwable> failure) {
        Acknowledgement shared = new Acknowledgement(image, release, results.size(), failure);
        return results.stream()
                .map(result -> result.withAck(shared::settled).withNack(shared::refused))
                .toList();
    }

    /** Ends the work on an image without results. */
    static CompletionStage<Void> withoutResults(
            Message<byte[]> image, Runnable release, Optional<Throwable> failure) {
        return new Acknowledgement(image, release, 1, failure).settled();
    }

    private CompletionStage<Void> refused(Throwable reason) {
        failure.compareAndSet(null, reason);
        return settled();
    }

    private CompletionStage<Void> settled() {
        if (pending.decrementAndGet() > 0) {
            return CompletableFuture.completedStage(null);
        }
        Throwable reason = failure.get();
        return (reason == null ? image.ack() : image.nack(reason))
                .whenComplete((done, failed) -> release.run());
    }
}

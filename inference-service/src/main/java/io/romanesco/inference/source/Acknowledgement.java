package io.romanesco.inference.source;

import io.romanesco.inference.scheduling.ByteBudget.Permit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Acknowledges an image once Kafka has all its results, and returns its bytes to the budget. The
 * image goes to the dead letters instead when a model failed, or Kafka refused a result. Safe for
 * many threads.
 */
final class Acknowledgement {

    private final Message<byte[]> image;
    private final Permit permit;
    private final AtomicInteger pending;
    private final AtomicReference<Throwable> failure;

    private Acknowledgement(
            Message<byte[]> image, Permit permit, int results, Optional<Throwable> failure) {
        this.image = image;
        this.permit = permit;
        this.pending = new AtomicInteger(results);
        this.failure = new AtomicReference<>(failure.orElse(null));
    }

    /**
     * The results, whose acknowledgements end with that of their image.
     *
     * @param results one or more
     * @param failure of a model that gave no result
     */
    static List<Message<byte[]>> of(
            Message<byte[]> image,
            Permit permit,
            List<Message<byte[]>> results,
            Optional<Throwable> failure) {
        Acknowledgement shared = new Acknowledgement(image, permit, results.size(), failure);
        return results.stream()
                .map(result -> result.withAck(shared::settled).withNack(shared::refused))
                .toList();
    }

    /** Ends the work on an image without results. */
    static CompletionStage<Void> withoutResults(
            Message<byte[]> image, Permit permit, Optional<Throwable> failure) {
        return new Acknowledgement(image, permit, 1, failure).settled();
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
                .whenComplete((done, failed) -> permit.release());
    }
}

package io.romanesco.api.platform;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Function;

/**
 * Processes items in batches without waiting for a batch to fill (group commit): an item starts at
 * once while fewer than {@code concurrency} batches are running. Items that come meanwhile form the
 * next batch.
 *
 * @param <T> items
 */
public final class Batcher<T> {

    private final int concurrency;
    private final int maxSize;
    private final Function<List<T>, Uni<Void>> process;
    private final Queue<Entry<T>> waiting = new ArrayDeque<>();
    private int running;

    private record Entry<T>(T item, UniEmitter<? super Void> outcome) {}

    /**
     * @param concurrency most batches at a time, at least 1
     * @param maxSize most items in a batch, at least 1
     * @param process processes all items of a batch, or fails for all of them; runs on an event
     *     loop, outside the callers' requests and traces
     */
    public Batcher(int concurrency, int maxSize, Function<List<T>, Uni<Void>> process) {
        this.concurrency = concurrency;
        this.maxSize = maxSize;
        this.process = process;
    }

    /** Ends on the caller's Vert.x context when the batch with this item has ended. */
    public Uni<Void> add(T item) {
        return Uni.createFrom()
                .<Void>emitter(outcome -> {
                    enqueue(new Entry<>(item, outcome));
                    run(nextBatch());
                })
                .emitOn(CallerContext.executor());
    }

    private synchronized void enqueue(Entry<T> entry) {
        waiting.add(entry);
    }

    /** Empty if nothing waits, or if enough batches are running. */
    private synchronized List<Entry<T>> nextBatch() {
        List<Entry<T>> batch = new ArrayList<>();
        if (running < concurrency) {
            while (batch.size() < maxSize && !waiting.isEmpty()) {
                batch.add(waiting.remove());
            }
            running += batch.isEmpty() ? 0 : 1;
        }
        return batch;
    }

    private void run(List<Entry<T>> batch) {
        if (batch.isEmpty()) {
            return;
        }
        List<T> items = batch.stream().map(Entry::item).toList();
        Uni.createFrom()
                .deferred(() -> process.apply(items))
                .runSubscriptionOn(CallerContext.detached())
                .onTermination()
                .invoke(this::ended)
                .subscribe()
                .with(
                        _ -> batch.forEach(entry -> entry.outcome().complete(null)),
                        failure -> batch.forEach(entry -> entry.outcome().fail(failure)));
    }

    private void ended() {
        synchronized (this) {
            running--;
        }
        run(nextBatch());
    }
}

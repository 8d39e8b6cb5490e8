package io.romanesco.api.search;

import io.romanesco.api.platform.CallerContext;
import io.smallrye.mutiny.Uni;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Runs a limited number of queries at a time; others wait in order. Many readers then leave
 * database connections for uploads and results, which share the pool with them.
 */
final class QueryLimit {

    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final Semaphore permits;

    /**
     * @param atATime most queries at a time, at least 1
     */
    QueryLimit(int atATime) {
        this.permits = new Semaphore(atATime);
    }

    /**
     * The query's result or failure, on the caller's Vert.x context, where the query runs too. A
     * query whose caller has gone away still has its turn.
     */
    <T> Uni<T> run(Supplier<Uni<T>> query) {
        Executor caller = CallerContext.executor();
        return Uni.createFrom()
                .<T>emitter(result -> {
                    waiting.add(() ->
                            Uni.createFrom()
                                    .deferred(query::get)
                                    .runSubscriptionOn(caller)
                                    .onTermination()
                                    .invoke(this::finished)
                                    .subscribe()
                                    .with(result::complete, result::fail));
                    startNext();
                })
                .emitOn(caller);
    }

    private void finished() {
        permits.release();
        startNext();
    }

    private void startNext() {
        while (!waiting.isEmpty() && permits.tryAcquire()) {
            Runnable next = waiting.poll();
            if (next == null) {
                // Another thread has taken it.
                permits.release();
            } else {
                next.run();
            }
        }
    }
}

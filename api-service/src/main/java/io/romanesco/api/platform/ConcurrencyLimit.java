package io.romanesco.api.platform;

import io.smallrye.mutiny.Uni;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Runs a limited number of actions at a time; others wait in order. */
public final class ConcurrencyLimit {

    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final Semaphore permits;

    /**
     * @param atATime most actions at a time, at least 1
     */
    public ConcurrencyLimit(int atATime) {
        this.permits = new Semaphore(atATime);
    }

    /**
     * The action's result or failure, on the caller's Vert.x context, where the action starts too.
     * An action whose caller has gone away still has its turn.
     */
    public <T> Uni<T> run(Supplier<Uni<T>> action) {
        Executor caller = CallerContext.executor();
        return Uni.createFrom()
                .<T>emitter(result -> {
                    waiting.add(() ->
                            Uni.createFrom()
                                    .deferred(action::get)
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

package io.romanesco.inference.protocol;

import io.quarkus.runtime.ShutdownEvent;
import io.romanesco.inference.protocol.tensor.ProtocolException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/**
 * The threads that answer requests of the protocol. What goes beyond the queue is refused at once,
 * so that clients can turn to another instance.
 */
@ApplicationScoped
public class RequestPool {

    private final ThreadPoolExecutor threads;

    RequestPool(ProtocolConfig config) {
        this.threads =
                new ThreadPoolExecutor(
                        config.threads(),
                        config.threads(),
                        0,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(config.queue()),
                        Thread.ofPlatform().daemon().name("protocol-", 0).factory());
    }

    /** Runs a request; see {@link #runTimed}. */
    public <T> Uni<T> run(Supplier<T> request) {
        return runTimed(_ -> request.get(), () -> {});
    }

    /**
     * Runs a request. One that is cancelled while it waits is skipped; one that runs goes on.
     *
     * @param request gets the nanoseconds that it waited for a thread
     * @param after runs once the request is no longer needed: after it, or instead of it
     * @return fails with {@link ProtocolException} where too many wait already
     */
    public <T> Uni<T> runTimed(LongFunction<T> request, Runnable after) {
        return Uni.createFrom().completionStage(() -> submit(request, after));
    }

    private <T> CompletableFuture<T> submit(LongFunction<T> request, Runnable after) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        long since = System.nanoTime();
        try {
            threads.execute(() -> {
                try {
                    if (!answer.isCancelled()) {
                        answer.complete(request.apply(System.nanoTime() - since));
                    }
                } catch (Throwable failed) {
                    answer.completeExceptionally(failed);
                } finally {
                    after.run();
                }
            });
        } catch (RejectedExecutionException full) {
            answer.completeExceptionally(ProtocolException.overload());
            after.run();
        }
        return answer;
    }

    void stop(@Observes ShutdownEvent event) {
        threads.shutdownNow();
    }
}

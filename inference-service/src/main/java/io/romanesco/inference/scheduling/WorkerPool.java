package io.romanesco.inference.scheduling;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Threads that decode images and wait for their inferences. The caller keeps at most {@link
 * #capacity()} tasks in the pool, so that its queue stays short and other images stay in Kafka.
 */
public final class WorkerPool {

    private final int capacity;
    private final ThreadPoolExecutor threads;

    /**
     * Creates a pool.
     *
     * @param name of its threads
     * @param workers its threads
     * @param capacity tasks in work and waiting, at most
     */
    WorkerPool(String name, int workers, int capacity) {
        this.capacity = capacity;
        // Tasks of a pool that stops are discarded: another instance gets their images.
        this.threads =
                new ThreadPoolExecutor(
                        workers,
                        workers,
                        0,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        Thread.ofPlatform().name(name + "-", 0).factory(),
                        new ThreadPoolExecutor.DiscardPolicy());
    }

    /** Tasks that may be in the pool, in work and waiting. */
    public int capacity() {
        return capacity;
    }

    /** Runs a task on a worker. It never completes once the pool stops. */
    public <T> Uni<T> run(Supplier<T> task) {
        return Uni.createFrom().item(task).runSubscriptionOn(threads);
    }

    int workers() {
        return threads.getCorePoolSize();
    }

    int busy() {
        return threads.getActiveCount();
    }

    int queued() {
        return threads.getQueue().size();
    }

    /** Takes no further tasks. */
    void shutdown() {
        threads.shutdown();
    }

    /** Waits for the tasks in work. Returns false where they take longer. */
    boolean awaitEnd(Duration longest) throws InterruptedException {
        return threads.awaitTermination(longest.toMillis(), TimeUnit.MILLISECONDS);
    }
}

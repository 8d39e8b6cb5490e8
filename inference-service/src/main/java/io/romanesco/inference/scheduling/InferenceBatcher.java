package io.romanesco.inference.scheduling;

import io.quarkus.runtime.StartupEvent;
import io.romanesco.inference.decode.Pixels;
import io.romanesco.inference.scheduling.FairQueues.Batch;
import io.romanesco.inference.scheduling.FairQueues.Key;
import io.romanesco.inference.task.Prediction;
import io.romanesco.inference.task.Predictor;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Runs the inferences, each on a thread of its own, and groups waiting images of the same model and
 * class into batches. It takes what is waiting and never waits for a batch to fill. {@link
 * FairQueues} decides whose turn it is; background work leaves a thread free.
 */
@Singleton
public class InferenceBatcher {

    private final WorkerPlan plan;
    private final FairnessConfig config;
    private final InferenceMetrics metrics;
    private final ExecutorService threads;
    private final FairQueues<InferenceJob> queues;
    private int foreground;
    private int background;

    InferenceBatcher(WorkerPlan plan, FairnessConfig config, InferenceMetrics metrics) {
        this.plan = plan;
        this.config = config;
        this.metrics = metrics;
        this.queues = new FairQueues<>(config.weights()::of);
        this.threads =
                Executors.newFixedThreadPool(
                        plan.inferenceThreads(),
                        Thread.ofPlatform().daemon().name("inference-", 0).factory());
    }

    /**
     * What a model says of one image.
     *
     * @param nanos duration of the inference, of the whole batch
     * @param waitedNanos how long the image waited for it
     */
    public record Answer(Prediction prediction, long nanos, long waitedNanos) {}

    void start(@Observes StartupEvent event) {
        start();
    }

    /** Starts the inference threads. Until then every image waits. */
    void start() {
        for (int i = 0; i < plan.inferenceThreads(); i++) {
            threads.execute(this::serve);
        }
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }

    /** Jobs that wait for an inference. */
    synchronized int waiting() {
        return queues.waiting();
    }

    /**
     * Asks a model about an image.
     *
     * @return completes on an inference thread, exceptionally when the inference fails
     */
    public CompletableFuture<Answer> submit(Predictor model, Pixels image, WorkClass workClass) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        add(
                new Key(model.name().name(), workClass),
                new InferenceJob.Image(model, image, answer, System.nanoTime()));
        return answer;
    }

    /**
     * Asks a model about an image. Blocks until the answer is there.
     *
     * @throws IllegalStateException when the inference fails
     */
    public Answer predict(Predictor model, Pixels image, WorkClass workClass) {
        return join(submit(model, image, workClass));
    }

    /**
     * Runs an inference that is no image. Blocks until it has ended.
     *
     * @param model name of the model that it is for, without a version
     * @throws IllegalStateException when it fails
     */
    public <T> T run(String model, WorkClass workClass, Supplier<T> work) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        add(new Key(model, workClass), new InferenceJob.Call<>(work, answer, System.nanoTime()));
        return join(answer);
    }

    private static <T> T join(CompletableFuture<T> answer) {
        try {
            return answer.join();
        } catch (CompletionException failed) {
            throw new IllegalStateException(failed.getCause().getMessage(), failed.getCause());
        }
    }

    private void serve() {
        try {
            while (true) {
                run(nextBatch());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(Batch<InferenceJob> batch) {
        long start = System.nanoTime();
        batch.jobs().forEach(job -> metrics.began(batch.key(), start - job.since()));
        try {
            batch.jobs().getFirst().run(batch.jobs());
        } catch (Error failed) {
            // Without an answer the workers would wait forever.
            batch.jobs().forEach(job -> job.fail(failed));
        } finally {
            long nanos = System.nanoTime() - start;
            metrics.ended(batch.key(), nanos);
            ended(batch, nanos);
        }
    }

    private void add(Key key, InferenceJob job) {
        metrics.register(key, this::waiting);
        synchronized (this) {
            queues.add(key, job);
            notify();
        }
    }

    private synchronized int waiting(Key key) {
        return queues.waiting(key);
    }

    private synchronized Batch<InferenceJob> nextBatch() throws InterruptedException {
        Optional<FairQueues<InferenceJob>.Queue> next = queues.next(this::mayBegin);
        while (next.isEmpty()) {
            wait();
            next = queues.next(this::mayBegin);
        }
        FairQueues<InferenceJob>.Queue queue = next.get();
        InferenceJob first = queue.first();
        int most = Math.min(plan.maxBatch(), first.maxBatch());
        int share =
                plan.share(
                        queue.count(first::fits),
                        queue.key().workClass(),
                        plan.withinTime(most, queue.millisPerJob(), config.longestBatch()));
        count(queue.key().workClass(), 1);
        return queues.take(queue, share, first::fits);
    }

    private synchronized void ended(Batch<InferenceJob> batch, long nanos) {
        queues.finished(batch, nanos / 1e6);
        count(batch.key().workClass(), -1);
        // A sleeping thread may run what the ended inference kept from beginning.
        notifyAll();
    }

    private boolean mayBegin(WorkClass workClass) {
        return workClass.isBackground()
                ? background < plan.backgroundInferences()
                : foreground < plan.inferences();
    }

    private void count(WorkClass workClass, int change) {
        if (workClass.isBackground()) {
            background += change;
        } else {
            foreground += change;
        }
    }
}

package io.romanesco.inference.scheduling;

import io.quarkus.runtime.StartupEvent;
import io.romanesco.inference.decode.Pixels;
import io.romanesco.inference.task.Prediction;
import io.romanesco.inference.task.Predictor;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Runs the inferences, each on a thread of its own, and groups waiting images of the same model
 * into batches. It takes what is waiting and never waits for a batch to fill.
 */
@Singleton
public class InferenceBatcher {

    private final WorkerPlan plan;
    private final ExecutorService threads;
    private final Queue<InferenceJob> waiting = new ArrayDeque<>();

    InferenceBatcher(WorkerPlan plan) {
        this.plan = plan;
        this.threads =
                Executors.newFixedThreadPool(
                        plan.inferences(),
                        Thread.ofPlatform().daemon().name("inference-", 0).factory());
    }

    /**
     * What a model says of one image.
     *
     * @param nanos duration of the inference, of the whole batch
     */
    public record Answer(Prediction prediction, long nanos) {}

    private record InferenceJob(Predictor model, Pixels image, CompletableFuture<Answer> answer) {}

    void start(@Observes StartupEvent event) {
        start();
    }

    /** Starts the inference threads. Until then every image waits. */
    void start() {
        for (int i = 0; i < plan.inferences(); i++) {
            threads.execute(this::serve);
        }
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }

    /** Images that wait for an inference. */
    synchronized int waiting() {
        return waiting.size();
    }

    /**
     * Asks a model about an image. Blocks until the answer is there.
     *
     * @throws IllegalStateException when the inference fails
     */
    public Answer predict(Predictor model, Pixels image) {
        InferenceJob job = new InferenceJob(model, image, new CompletableFuture<>());
        add(job);
        try {
            return job.answer().join();
        } catch (CompletionException failed) {
            throw new IllegalStateException(failed.getCause().getMessage(), failed.getCause());
        }
    }

    private void serve() {
        try {
            while (true) {
                List<InferenceJob> batch = nextBatch();
                run(batch.getFirst().model(), batch);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void add(InferenceJob job) {
        waiting.add(job);
        notify();
    }

    private synchronized List<InferenceJob> nextBatch() throws InterruptedException {
        while (waiting.isEmpty()) {
            wait();
        }
        Predictor model = waiting.element().model();
        int same = (int) waiting.stream().filter(job -> job.model() == model).count();
        int share = plan.share(same, Math.min(plan.maxBatch(), model.maxBatch()));
        List<InferenceJob> batch = new ArrayList<>();
        Iterator<InferenceJob> jobs = waiting.iterator();
        while (batch.size() < share) {
            InferenceJob job = jobs.next();
            if (job.model() == model) {
                jobs.remove();
                batch.add(job);
            }
        }
        return batch;
    }

    /** A batch that fails is run again image by image, so that one bad image fails alone. */
    private static void run(Predictor model, List<InferenceJob> batch) {
        try {
            long start = System.nanoTime();
            List<Prediction> predictions =
                    model.predict(batch.stream().map(InferenceJob::image).toList());
            long nanos = System.nanoTime() - start;
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).answer().complete(new Answer(predictions.get(i), nanos));
            }
        } catch (RuntimeException failed) {
            if (batch.size() > 1) {
                batch.forEach(job -> run(model, List.of(job)));
            } else {
                batch.getFirst().answer().completeExceptionally(failed);
            }
        } catch (Error failed) {
            // Without an answer the workers would wait forever.
            batch.forEach(job -> job.answer().completeExceptionally(failed));
        }
    }
}

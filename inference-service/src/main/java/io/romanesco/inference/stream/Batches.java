package io.romanesco.inference.stream;

import io.romanesco.inference.config.WorkersConfig;
import io.romanesco.inference.decode.Pixels;
import io.romanesco.inference.vision.Classifier;
import io.romanesco.inference.vision.Prediction;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;

/**
 * The door to the models: so many inferences at the same time, while other workers decode. Who
 * comes in takes along what is waiting for the same model, up to the batch's size; nobody waits for
 * a batch to fill.
 */
@Singleton
class Batches {

    /** Closed until it is known how many may come in. */
    private final Semaphore door = new Semaphore(0, true);

    private final int largest;
    private final Map<Classifier, Queue<Waiting>> queues = new ConcurrentHashMap<>();

    Batches(WorkersConfig config) {
        this.largest = config.batch();
    }

    /**
     * Opens the door, once.
     *
     * @param inferences at the same time
     */
    void open(int inferences) {
        door.release(inferences);
    }

    /** Pictures that wait at the door, about. */
    int waiting() {
        return door.getQueueLength();
    }

    private record Waiting(Pixels picture, CompletableFuture<Prediction> prediction) {

        private Waiting(Pixels picture) {
            this(picture, new CompletableFuture<>());
        }
    }

    /**
     * Classifies on this thread or on one that came in before.
     *
     * @throws IllegalStateException when ONNX Runtime fails
     */
    Prediction classify(Classifier model, Pixels picture) {
        Queue<Waiting> queue = queues.computeIfAbsent(model, any -> new ConcurrentLinkedQueue<>());
        Waiting mine = new Waiting(picture);
        queue.add(mine);
        door.acquireUninterruptibly();
        try {
            while (!mine.prediction.isDone() && !queue.isEmpty()) {
                run(model, take(queue, Math.min(largest, model.largestBatch())));
            }
        } finally {
            door.release();
        }
        try {
            return mine.prediction.join();
        } catch (CompletionException failed) {
            throw new IllegalStateException(failed.getCause().getMessage(), failed.getCause());
        }
    }

    private static List<Waiting> take(Queue<Waiting> queue, int most) {
        List<Waiting> batch = new ArrayList<>();
        Waiting next = queue.poll();
        while (next != null) {
            batch.add(next);
            next = batch.size() < most ? queue.poll() : null;
        }
        return batch;
    }

    private static void run(Classifier model, List<Waiting> batch) {
        if (batch.isEmpty()) {
            return;
        }
        try {
            List<Prediction> predictions =
                    model.classify(batch.stream().map(Waiting::picture).toList());
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).prediction.complete(predictions.get(i));
            }
        } catch (RuntimeException failed) {
            batch.forEach(one -> one.prediction.completeExceptionally(failed));
        }
    }
}

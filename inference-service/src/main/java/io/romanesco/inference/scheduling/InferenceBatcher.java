package io.romanesco.inference.scheduling;

import io.quarkus.runtime.Startup;
import io.romanesco.inference.decode.Pixels;
import io.romanesco.inference.model.runtime.BatchModel;
import io.romanesco.inference.pipeline.Stopwatch;
import io.romanesco.inference.task.classification.Prediction;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionException;

/**
 * The door to the models: so many inferences at the same time, while other workers decode. Whoever
 * comes in, in the order of coming, takes along a fair share of what waits for the same model, up
 * to the batch's size; nobody waits for a batch to fill, and who was taken along has the answer as
 * soon as it is there. Made at start, where an impossible setting is told.
 */
@Startup
@Singleton
public class InferenceBatcher {

    private final int largest;
    private final Queue<InferenceJob> waiting = new ArrayDeque<>();

    /** How many may run side by side; none until that is known. */
    private int inferences;

    /** Those of them that nobody uses. While there is one, nobody waits. */
    private int free;

    /**
     * @throws IllegalArgumentException for batches of nothing
     */
    InferenceBatcher(WorkersConfig config) {
        if (config.batch() < 1) {
            throw new IllegalArgumentException(
                    "romanesco.workers.batch is %d, and has to be 1 at least"
                            .formatted(config.batch()));
        }
        this.largest = config.batch();
    }

    /**
     * An answer of a model.
     *
     * @param nanos that the inference took, of the whole batch
     */
    public record Answer(Prediction prediction, long nanos) {}

    /**
     * Opens the door, once.
     *
     * @param count inferences at the same time
     */
    synchronized void open(int count) {
        inferences = count;
        for (int i = 0; i < count; i++) {
            letIn();
        }
    }

    /** Pictures that wait at the door. */
    synchronized int waiting() {
        return waiting.size();
    }

    /**
     * Classifies on this thread, or waits for another that takes the picture along.
     *
     * @throws IllegalStateException when ONNX Runtime fails
     */
    public Answer classify(BatchModel model, Pixels picture) {
        InferenceJob mine = new InferenceJob(model, picture);
        if (isIn(mine) || mine.turn().join()) {
            try {
                answer(model, batch(mine));
            } finally {
                letIn();
            }
        }
        try {
            return mine.answer().join();
        } catch (CompletionException failed) {
            throw new IllegalStateException(failed.getCause().getMessage(), failed.getCause());
        }
    }

    /**
     * How many go into an inference that begins: no more than its part, for those under way end
     * soon, and would have nothing to do.
     *
     * @param pictures 1 or more, the one that begins with it included
     * @param most 1 or more
     */
    static int share(int pictures, int inferences, int most) {
        return Math.min(most, Math.ceilDiv(pictures, inferences));
    }

    private synchronized boolean isIn(InferenceJob mine) {
        if (free > 0) {
            free--;
            return true;
        }
        waiting.add(mine);
        return false;
    }

    /** Gives a place to who waits longest. */
    private synchronized void letIn() {
        InferenceJob next = waiting.poll();
        if (next == null) {
            free++;
        } else {
            next.turn().complete(true);
        }
    }

    /** One that is in, and those that it takes along. */
    private synchronized List<InferenceJob> batch(InferenceJob first) {
        long same = waiting.stream().filter(one -> one.model() == first.model()).count();
        int most = Math.min(largest, first.model().largestBatch());
        int share = share((int) same + 1, inferences, most);
        List<InferenceJob> batch = new ArrayList<>();
        batch.add(first);
        Iterator<InferenceJob> others = waiting.iterator();
        while (batch.size() < share) {
            InferenceJob other = others.next();
            if (other.model() == first.model()) {
                others.remove();
                batch.add(other);
            }
        }
        return batch;
    }

    /** Each has an answer or a failure of its own; one that fails takes no other along. */
    private static void answer(BatchModel model, List<InferenceJob> batch) {
        try {
            Stopwatch watch = new Stopwatch();
            List<Prediction> predictions =
                    model.classify(batch.stream().map(InferenceJob::picture).toList());
            long nanos = watch.lap();
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).answered(new Answer(predictions.get(i), nanos));
            }
        } catch (RuntimeException failed) {
            if (batch.size() > 1) {
                batch.forEach(one -> answer(model, List.of(one)));
            } else {
                batch.getFirst().failed(failed);
            }
        } catch (Error broken) {
            // Unanswered, they would hold their threads for ever.
            batch.forEach(one -> one.failed(broken));
        }
    }
}

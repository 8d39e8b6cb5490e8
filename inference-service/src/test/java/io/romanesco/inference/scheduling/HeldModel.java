package io.romanesco.inference.scheduling;

import io.romanesco.contract.ModelName;
import io.romanesco.inference.decode.Pixels;
import io.romanesco.inference.task.Prediction;
import io.romanesco.inference.task.Predictor;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A model whose inferences end when the test says so. Pictures of width 13 make an inference fail,
 * of width 99 the process.
 */
final class HeldModel implements Predictor {

    private final BlockingQueue<Inference> begun = new LinkedBlockingQueue<>();

    /** An inference that has begun and waits for its end. */
    record Inference(List<Pixels> pictures, CompletableFuture<Void> end) {

        void complete() {
            end.complete(null);
        }

        boolean has(int width) {
            return pictures.stream().anyMatch(one -> one.width() == width);
        }
    }

    /** The inference that begins next. Waits for it. */
    Inference next() throws InterruptedException {
        return begun.take();
    }

    /** Inferences that have begun and that no test has taken. */
    int begun() {
        return begun.size();
    }

    @Override
    public ModelName name() {
        return new ModelName("held", "1");
    }

    @Override
    public int maxBatch() {
        return Integer.MAX_VALUE;
    }

    @Override
    public List<Prediction> predict(List<Pixels> pictures) {
        Inference inference = new Inference(pictures, new CompletableFuture<>());
        begun.add(inference);
        inference.end.join();
        if (inference.has(99)) {
            throw new StackOverflowError("broken");
        }
        if (inference.has(13)) {
            throw new IllegalStateException("no answer");
        }
        return pictures.stream().map(_ -> (Prediction) null).toList();
    }
}

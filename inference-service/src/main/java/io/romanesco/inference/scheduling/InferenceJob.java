package io.romanesco.inference.scheduling;

import io.romanesco.inference.decode.Pixels;
import io.romanesco.inference.scheduling.InferenceBatcher.Answer;
import io.romanesco.inference.task.Prediction;
import io.romanesco.inference.task.Predictor;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Work for an inference thread. */
sealed interface InferenceJob {

    /** When it was added, by {@link System#nanoTime}. */
    long since();

    /** Images in one inference, at most. */
    int maxBatch();

    /** Whether another job may share an inference with this one, or is this one. */
    boolean fits(InferenceJob other);

    /** Runs jobs that fit this one, this one among them, and completes each. */
    void run(List<InferenceJob> batch);

    /** Fails it, where it has not completed. */
    void fail(Throwable failure);

    /** A picture for a model. */
    record Image(Predictor model, Pixels pixels, CompletableFuture<Answer> answer, long since)
            implements InferenceJob {

        @Override
        public int maxBatch() {
            return model.maxBatch();
        }

        @Override
        public boolean fits(InferenceJob other) {
            return other instanceof Image image && image.model == model;
        }

        /** A batch that fails is run again image by image, so that one bad image fails alone. */
        @Override
        public void run(List<InferenceJob> batch) {
            List<Image> images = batch.stream().map(Image.class::cast).toList();
            try {
                long start = System.nanoTime();
                List<Prediction> predictions =
                        model.predict(images.stream().map(Image::pixels).toList());
                long nanos = System.nanoTime() - start;
                for (int i = 0; i < images.size(); i++) {
                    Image image = images.get(i);
                    image.answer.complete(
                            new Answer(predictions.get(i), nanos, start - image.since));
                }
            } catch (RuntimeException failed) {
                if (images.size() > 1) {
                    images.forEach(image -> image.run(List.of(image)));
                } else {
                    fail(failed);
                }
            }
        }

        @Override
        public void fail(Throwable failure) {
            answer.completeExceptionally(failure);
        }
    }

    /** An inference with tensors of the caller's. It shares no batch. */
    record Call<T>(Supplier<T> work, CompletableFuture<T> answer, long since)
            implements InferenceJob {

        @Override
        public int maxBatch() {
            return 1;
        }

        @Override
        public boolean fits(InferenceJob other) {
            return other == this;
        }

        @Override
        public void run(List<InferenceJob> batch) {
            try {
                answer.complete(work.get());
            } catch (RuntimeException failed) {
                fail(failed);
            }
        }

        @Override
        public void fail(Throwable failure) {
            answer.completeExceptionally(failure);
        }
    }
}

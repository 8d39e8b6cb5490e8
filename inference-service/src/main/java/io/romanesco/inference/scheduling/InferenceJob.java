package io.romanesco.inference.scheduling;

import io.romanesco.inference.decode.Pixels;
import io.romanesco.inference.model.runtime.BatchModel;
import io.romanesco.inference.scheduling.InferenceBatcher.Answer;
import java.util.concurrent.CompletableFuture;

/**
 * A decoded picture that waits for its model.
 *
 * @param turn whether whoever waits for it has to run the inference; false: another one has
 * @param answer what the model says
 */
record InferenceJob(
        BatchModel model,
        Pixels picture,
        CompletableFuture<Boolean> turn,
        CompletableFuture<Answer> answer) {

    InferenceJob(BatchModel model, Pixels picture) {
        this(model, picture, new CompletableFuture<>(), new CompletableFuture<>());
    }

    void answered(Answer found) {
        answer.complete(found);
        turn.complete(false);
    }

    void failed(Throwable why) {
        answer.completeExceptionally(why);
        turn.complete(false);
    }
}

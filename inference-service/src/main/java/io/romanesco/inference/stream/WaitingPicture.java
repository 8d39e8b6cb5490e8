package io.romanesco.inference.stream;

import io.romanesco.inference.decode.Pixels;
import io.romanesco.inference.stream.Batches.Answer;
import io.romanesco.inference.vision.BatchModel;
import java.util.concurrent.CompletableFuture;

/**
 * A decoded picture that waits for its model.
 *
 * @param turn whether whoever waits for it has to run the inference; false: another one has
 * @param answer what the model says
 */
record WaitingPicture(
        BatchModel model,
        Pixels picture,
        CompletableFuture<Boolean> turn,
        CompletableFuture<Answer> answer) {

    WaitingPicture(BatchModel model, Pixels picture) {
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

package io.romanesco.api.search;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;

/**
 * A question and all who wait for its answer. Nobody joins any more once it is asked.
 *
 * @param <Q> the question
 * @param <A> its answer
 */
final class AskedQuestion<Q, A> {

    private final Q question;
    private final List<UniEmitter<? super A>> askers = new ArrayList<>();

    AskedQuestion(Q question) {
        this.question = question;
    }

    Q question() {
        return question;
    }

    void join(UniEmitter<? super A> asker) {
        askers.add(asker);
    }

    /** Passes an answer or a failure on to all; itself it never fails. */
    Uni<Void> answeredBy(Uni<A> answer) {
        return answer.invoke(found -> askers.forEach(asker -> asker.complete(found)))
                .onFailure()
                .invoke(this::fail)
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull();
    }

    /** Whoever has an answer keeps it. */
    void fail(Throwable failure) {
        askers.forEach(asker -> asker.fail(failure));
    }
}

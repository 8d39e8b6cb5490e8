package io.romanesco.api.gallery;

import io.romanesco.api.stream.CallerContext;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map.Entry;
import java.util.SequencedMap;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Asks so many questions at a time; the others wait for their turn, in order. Whoever asks what
 * already waits gets the same answer. A question that is under way is not shared: its answer may be
 * older than what the second one, who asks later, has already seen.
 *
 * @param <Q> questions, equal where the answer is the same
 * @param <A> answers, immutable
 */
final class SharedQuestions<Q, A> {

    private final int atATime;
    private final Function<Q, Uni<A>> ask;
    private final SequencedMap<Q, Waiting<A>> waiting = new LinkedHashMap<>();
    private int underWay;

    /**
     * Some who ask the same.
     *
     * @param first the context of the first of them, where it is asked
     */
    private record Waiting<A>(Executor first, List<UniEmitter<? super A>> askers) {

        private static <A> Waiting<A> here() {
            return new Waiting<>(CallerContext.executor(), new ArrayList<>());
        }
    }

    /**
     * @param atATime at least 1
     */
    SharedQuestions(int atATime, Function<Q, Uni<A>> ask) {
        if (atATime < 1) {
            throw new IllegalArgumentException("at least one question at a time, not " + atATime);
        }
        this.atATime = atATime;
        this.ask = ask;
    }

    /** The answer, or the failure, on the context of whoever asks. */
    Uni<A> ask(Q question) {
        return Uni.createFrom()
                .<A>emitter(asker -> {
                    join(question, asker);
                    askNext();
                })
                .emitOn(CallerContext.executor());
    }

    private synchronized void join(Q question, UniEmitter<? super A> asker) {
        waiting.computeIfAbsent(question, _ -> Waiting.here()).askers().add(asker);
    }

    private void askNext() {
        Entry<Q, Waiting<A>> next = begin();
        if (next != null) {
            List<UniEmitter<? super A>> askers = next.getValue().askers();
            Uni.createFrom()
                    .deferred(() -> ask.apply(next.getKey()))
                    .runSubscriptionOn(next.getValue().first())
                    .onTermination()
                    .invoke(this::ended)
                    .subscribe()
                    .with(
                            answer -> askers.forEach(asker -> asker.complete(answer)),
                            failure -> askers.forEach(asker -> asker.fail(failure)));
        }
    }

    private synchronized Entry<Q, Waiting<A>> begin() {
        if (underWay >= atATime || waiting.isEmpty()) {
            return null;
        }
        underWay++;
        return waiting.pollFirstEntry();
    }

    private void ended() {
        synchronized (this) {
            underWay--;
        }
        askNext();
    }
}

package io.romanesco.api.search;

import io.romanesco.api.platform.CallerContext;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Asks so many batches of questions at a time; the other questions wait for their turn, in order.
 * Whoever asks what already waits gets the same answer. A question that is under way is not shared:
 * its answer may be older than what the second one, who asks later, has already seen.
 *
 * @param <Q> questions, equal where the answer is the same
 * @param <A> answers, immutable
 */
final class QueryCoalescer<Q, A> {

    private final int atATime;
    private final int together;
    private final Function<List<AskedQuestion<Q, A>>, Uni<Void>> ask;
    private final SequencedMap<Q, AskedQuestion<Q, A>> waiting = new LinkedHashMap<>();
    private int underWay;

    /**
     * @param atATime batches, at least 1
     * @param together most questions in a batch, at least 1
     * @param ask answers all questions of a batch, unless it fails
     */
    QueryCoalescer(int atATime, int together, Function<List<AskedQuestion<Q, A>>, Uni<Void>> ask) {
        if (atATime < 1 || together < 1) {
            throw new IllegalArgumentException(
                    "%d batches of %d questions: at least 1 of 1".formatted(atATime, together));
        }
        this.atATime = atATime;
        this.together = together;
        this.ask = ask;
    }

    /** The answer, or the failure, on the context of whoever asks. */
    Uni<A> ask(Q question) {
        return Uni.createFrom()
                .<A>emitter(asker -> {
                    join(question, asker);
                    ask(begin(), CallerContext.executor());
                })
                .emitOn(CallerContext.executor());
    }

    private synchronized void join(Q question, UniEmitter<? super A> asker) {
        waiting.computeIfAbsent(question, AskedQuestion::new).join(asker);
    }

    /**
     * @param where of whoever asks, or nobody's for what has waited, since several may have asked
     */
    private void ask(List<AskedQuestion<Q, A>> batch, Executor where) {
        if (!batch.isEmpty()) {
            Uni.createFrom()
                    .deferred(() -> ask.apply(batch))
                    .runSubscriptionOn(where)
                    .onTermination()
                    .invoke(this::ended)
                    .subscribe()
                    .with(
                            answered -> {},
                            failure -> batch.forEach(question -> question.fail(failure)));
        }
    }

    /** Takes the next batch: a fair share of what waits, or the other batches would be empty. */
    private synchronized List<AskedQuestion<Q, A>> begin() {
        List<AskedQuestion<Q, A>> batch = new ArrayList<>();
        if (underWay < atATime && !waiting.isEmpty()) {
            underWay++;
            int share = Math.min(together, Math.ceilDiv(waiting.size(), atATime));
            while (batch.size() < share) {
                batch.add(waiting.pollFirstEntry().getValue());
            }
        }
        return batch;
    }

    private void ended() {
        ask(beginAnother(), CallerContext.detached());
    }

    private synchronized List<AskedQuestion<Q, A>> beginAnother() {
        underWay--;
        return begin();
    }
}

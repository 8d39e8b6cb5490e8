package io.romanesco.api.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class QueryCoalescerTest {

    private record Asked(String question, UniEmitter<? super Integer> answer) {}

    private final List<Asked> asked = new ArrayList<>();
    private final QueryCoalescer<String, Integer> questions =
            new QueryCoalescer<>(2, 1, batch -> answerByHand(batch));

    private Uni<Void> answerByHand(List<AskedQuestion<String, Integer>> batch) {
        return Uni.join()
                .all(
                        batch.stream()
                                .map(one ->
                                        one.answeredBy(
                                                Uni.createFrom()
                                                        .emitter(answer ->
                                                                asked.add(
                                                                        new Asked(
                                                                                one.question(),
                                                                                answer)))))
                                .toList())
                .andFailFast()
                .replaceWithVoid();
    }

    @Test
    void noMoreThanSoManyAreUnderWayAndTheOthersFollowInOrder() {
        List<CompletableFuture<Integer>> answers = ask("a", "b", "c", "d");
        assertThat(asked).extracting(Asked::question).containsExactly("a", "b");

        asked.get(1).answer().complete(2);

        assertThat(asked).extracting(Asked::question).containsExactly("a", "b", "c");
        assertThat(answers.get(1)).isCompletedWithValue(2);
        assertThat(answers.get(0)).isNotDone();
    }

    @Test
    void whoAsksWhatWaitsGetsTheSameAnswer() {
        List<CompletableFuture<Integer>> answers = ask("a", "b", "c", "d", "c", "c");
        asked.get(0).answer().complete(1);

        assertThat(asked).extracting(Asked::question).containsExactly("a", "b", "c");
        asked.get(2).answer().complete(3);

        assertThat(answers.get(2)).isCompletedWithValue(3);
        assertThat(answers.get(4)).isCompletedWithValue(3);
        assertThat(answers.get(5)).isCompletedWithValue(3);
        assertThat(asked).extracting(Asked::question).containsExactly("a", "b", "c", "d");
    }

    @Test
    void whatIsUnderWayIsAskedAgainSinceItsAnswerMayBeTooOld() {
        ask("a", "a");

        assertThat(asked).extracting(Asked::question).containsExactly("a", "a");
    }

    @Test
    void aFailureIsEverybodysAndEndsNothing() {
        List<CompletableFuture<Integer>> answers = ask("a", "b", "c", "c", "d");
        asked.get(0).answer().complete(1);
        asked.get(2).answer().fail(new IllegalStateException("no database"));

        for (CompletableFuture<Integer> answer : List.of(answers.get(2), answers.get(3))) {
            assertThatThrownBy(answer::join)
                    .isInstanceOf(CompletionException.class)
                    .hasMessageContaining("no database");
        }
        assertThat(asked.getLast().question()).isEqualTo("d");
    }

    @Test
    void aQuestionThatCannotBeAskedLeavesItsTurnToTheNext() {
        QueryCoalescer<String, Integer> odd =
                new QueryCoalescer<>(
                        1,
                        1,
                        batch -> {
                            String question = batch.getFirst().question();
                            if (question.isEmpty()) {
                                throw new IllegalArgumentException("empty");
                            }
                            return batch.getFirst()
                                    .answeredBy(Uni.createFrom().item(question.length()));
                        });

        assertThatThrownBy(() -> odd.ask("").await().indefinitely()).hasMessage("empty");
        assertThat(odd.ask("next").await().indefinitely()).isEqualTo(4);
    }

    @Test
    void whatWaitsIsAskedTogetherAndSharedAmongThoseThatAsk() {
        QueryCoalescer<String, Integer> batches =
                new QueryCoalescer<>(2, 3, batch -> answerByHand(batch));
        List<CompletableFuture<Integer>> answers =
                ask(batches, "a", "b", "c", "d", "e", "f", "g", "h", "i");
        assertThat(asked).extracting(Asked::question).containsExactly("a", "b");

        asked.get(0).answer().complete(1);
        assertThat(asked).extracting(Asked::question).containsExactly("a", "b", "c", "d", "e");
        asked.get(1).answer().complete(2);
        assertThat(asked.subList(5, asked.size()))
                .extracting(Asked::question)
                .containsExactly("f", "g");

        asked.get(3).answer().complete(4);
        assertThat(answers.get(3)).isCompletedWithValue(4);
        asked.get(2).answer().fail(new IllegalStateException("only this one"));
        assertThat(answers.get(2)).isCompletedExceptionally();
        assertThat(answers.get(4)).isNotDone();
        assertThat(asked).hasSize(7);
        asked.get(4).answer().complete(5);
        assertThat(asked.getLast().question()).isEqualTo("h");
    }

    @Test
    void aBatchThatFailsFailsWhoHasNoAnswerYet() {
        List<UniEmitter<? super Void>> ends = new ArrayList<>();
        QueryCoalescer<String, Integer> odd =
                new QueryCoalescer<>(
                        1,
                        2,
                        batch ->
                                batch.getFirst()
                                        .answeredBy(Uni.createFrom().item(7))
                                        .chain(() -> Uni.createFrom().<Void>emitter(ends::add)));
        List<CompletableFuture<Integer>> answers = ask(odd, "a", "b", "c");
        ends.get(0).complete(null);

        ends.get(1).fail(new IllegalStateException("connection lost"));

        assertThat(answers.get(1)).isCompletedWithValue(7);
        assertThatThrownBy(answers.get(2)::join).hasMessageContaining("connection lost");
    }

    @Test
    void oneAtATimeIsTheLeast() {
        assertThatThrownBy(() -> new QueryCoalescer<String, Integer>(0, 1, _ -> null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 1 of 1");
        assertThatThrownBy(() -> new QueryCoalescer<String, Integer>(1, 0, _ -> null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 1 of 1");
    }

    private List<CompletableFuture<Integer>> ask(String... all) {
        return ask(questions, all);
    }

    private static List<CompletableFuture<Integer>> ask(
            QueryCoalescer<String, Integer> questions, String... all) {
        List<CompletableFuture<Integer>> answers = new ArrayList<>();
        for (String question : all) {
            answers.add(questions.ask(question).subscribeAsCompletionStage());
        }
        return answers;
    }
}

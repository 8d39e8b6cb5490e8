package io.romanesco.api.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class SharedQuestionsTest {

    private record Asked(String question, UniEmitter<? super Integer> answer) {}

    private final List<Asked> asked = new ArrayList<>();
    private final SharedQuestions<String, Integer> questions =
            new SharedQuestions<>(
                    2,
                    question ->
                            Uni.createFrom()
                                    .emitter(answer -> asked.add(new Asked(question, answer))));

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
        SharedQuestions<String, Integer> odd =
                new SharedQuestions<>(
                        1,
                        question -> {
                            if (question.isEmpty()) {
                                throw new IllegalArgumentException("empty");
                            }
                            return Uni.createFrom().item(question.length());
                        });

        assertThatThrownBy(() -> odd.ask("").await().indefinitely()).hasMessage("empty");
        assertThat(odd.ask("next").await().indefinitely()).isEqualTo(4);
    }

    @Test
    void oneAtATimeIsTheLeast() {
        assertThatThrownBy(() -> new SharedQuestions<String, Integer>(0, _ -> null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least one");
    }

    private List<CompletableFuture<Integer>> ask(String... all) {
        List<CompletableFuture<Integer>> answers = new ArrayList<>();
        for (String question : all) {
            answers.add(questions.ask(question).subscribeAsCompletionStage());
        }
        return answers;
    }
}

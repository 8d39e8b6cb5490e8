package io.romanesco.api.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class ConcurrencyLimitTest {

    private record Started(String query, UniEmitter<? super String> answer) {}

    private final List<Started> started = new ArrayList<>();
    private final ConcurrencyLimit limit = new ConcurrencyLimit(2);

    private Uni<String> run(String query) {
        return limit.run(
                () -> Uni.createFrom().emitter(answer -> started.add(new Started(query, answer))));
    }

    private List<CompletableFuture<String>> runAll(String... queries) {
        List<CompletableFuture<String>> results = new ArrayList<>();
        for (String query : queries) {
            results.add(run(query).subscribeAsCompletionStage());
        }
        return results;
    }

    @Test
    void queriesOverTheLimitWaitAndFollowInOrder() {
        List<CompletableFuture<String>> results = runAll("a", "b", "c", "d");
        assertThat(started).extracting(Started::query).containsExactly("a", "b");

        started.get(1).answer().complete("B");

        assertThat(started).extracting(Started::query).containsExactly("a", "b", "c");
        assertThat(results.get(1)).isCompletedWithValue("B");
        assertThat(results.get(0)).isNotDone();
    }

    @Test
    void equalQueriesAtATimeAreEachRun() {
        runAll("a", "a");

        assertThat(started).extracting(Started::query).containsExactly("a", "a");
    }

    @Test
    void failedQueryFailsItsCallerAndLetsTheNextRun() {
        List<CompletableFuture<String>> results = runAll("a", "b", "c");

        started.get(0).answer().fail(new IllegalStateException("no database"));

        assertThatThrownBy(results.get(0)::join)
                .isInstanceOf(CompletionException.class)
                .hasMessageContaining("no database");
        assertThat(results.get(1)).isNotDone();
        assertThat(started.getLast().query()).isEqualTo("c");
    }

    @Test
    void queryThatThrowsFailsItsCallerAndLetsTheNextRun() {
        ConcurrencyLimit one = new ConcurrencyLimit(1);
        Uni<String> broken =
                one.run(() -> {
                    throw new IllegalArgumentException("broken");
                });

        assertThatThrownBy(() -> broken.await().indefinitely()).hasMessage("broken");
        assertThat(one.run(() -> Uni.createFrom().item("next")).await().indefinitely())
                .isEqualTo("next");
    }

    @Test
    void queryWhoseCallerIsGoneKeepsNoPermit() {
        runAll("a", "b");
        Cancellable gone = run("c").subscribe().with(_ -> {});
        CompletableFuture<String> last = run("d").subscribeAsCompletionStage();
        gone.cancel();

        while (!started.isEmpty()) {
            started.removeFirst().answer().complete("done");
        }

        assertThat(last).isCompletedWithValue("done");
    }
}

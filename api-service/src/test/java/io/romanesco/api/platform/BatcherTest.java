package io.romanesco.api.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class BatcherTest {

    private final List<List<String>> batches = new ArrayList<>();
    private final Queue<UniEmitter<? super Void>> running = new ArrayDeque<>();

    @Test
    void anItemStartsAtOnceWhileNothingRuns() {
        Batcher<String> batcher = batcher(1, 10);

        add(batcher, "a");

        assertThat(batches).containsExactly(List.of("a"));
    }

    @Test
    void itemsThatComeWhileABatchRunsFormTheNextBatch() {
        Batcher<String> batcher = batcher(1, 10);
        add(batcher, "a");
        UniAssertSubscriber<Void> b = add(batcher, "b");
        UniAssertSubscriber<Void> c = add(batcher, "c");

        running.remove().complete(null);
        b.assertNotTerminated();
        running.remove().complete(null);

        assertThat(batches).containsExactly(List.of("a"), List.of("b", "c"));
        b.assertCompleted();
        c.assertCompleted();
    }

    @Test
    void noMoreBatchesRunThanAllowed() {
        Batcher<String> batcher = batcher(2, 10);

        add(batcher, "a");
        add(batcher, "b");
        add(batcher, "c");
        assertThat(batches).containsExactly(List.of("a"), List.of("b"));

        running.remove().complete(null);
        assertThat(batches).containsExactly(List.of("a"), List.of("b"), List.of("c"));
    }

    @Test
    void aBatchIsNoLargerThanAllowed() {
        Batcher<String> batcher = batcher(1, 2);
        List.of("a", "b", "c", "d").forEach(item -> add(batcher, item));

        running.remove().complete(null);
        running.remove().complete(null);

        assertThat(batches).containsExactly(List.of("a"), List.of("b", "c"), List.of("d"));
    }

    @Test
    void aFailedBatchFailsItsItemsAndTheNextOneRuns() {
        Batcher<String> batcher = batcher(1, 10);
        UniAssertSubscriber<Void> a = add(batcher, "a");
        UniAssertSubscriber<Void> b = add(batcher, "b");

        running.remove().fail(new IllegalStateException("down"));
        running.remove().complete(null);

        a.assertFailedWith(IllegalStateException.class, "down");
        b.assertCompleted();
    }

    private Batcher<String> batcher(int concurrency, int maxSize) {
        return new Batcher<>(concurrency, maxSize, this::process);
    }

    private Uni<Void> process(List<String> batch) {
        batches.add(batch);
        return Uni.createFrom().<Void>emitter(done -> running.add(done));
    }

    private static UniAssertSubscriber<Void> add(Batcher<String> batcher, String item) {
        return batcher.add(item).subscribe().withSubscriber(UniAssertSubscriber.create());
    }
}
